package spaceone.identity.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS whose handshake fails unless the certificate is of the host we meant to call: a bare socket
 * factory accepts that of any host its authority ever signed for.
 */
class VerifiedTls extends SSLSocketFactory {

    private final SSLSocketFactory trust;
    private final String rules;

    /**
     * @param rules {@code HTTPS} or {@code LDAPS}, which differ in what wildcards may stand for
     */
    VerifiedTls(SSLSocketFactory trust, String rules) {
        this.trust = trust;
        this.rules = rules;
    }

    @Override
    public Socket createSocket() throws IOException {
        return verified(trust.createSocket());
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
            throws IOException {
        Socket secured = trust.createSocket(socket, host, port, autoClose);
        // The JDK's HTTP client then asks a verifier of names, which knows this kind.
        return UnderscoreNames.isOne(host) && rules.equals("HTTPS")
                ? UnderscoreNames.called((SSLSocket) secured, host)
                : verified(secured);
    }

    private Socket verified(Socket socket) {
        SSLSocket secured = (SSLSocket) socket;
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(rules);
        secured.setSSLParameters(parameters);
        return secured;
    }

    /** These connect at once, before anybody could judge the address. */
    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("only unconnected sockets are guarded");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket(host, port);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return trust.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return trust.getSupportedCipherSuites();
    }
}
