package spaceone.identity.directory;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over {@link GuardedSocket}s for one exchange. The JDK's HTTP client asks for an unconnected
 * socket, connects it, and has it wrapped; that it may be a plain one is how it supports tunnels.
 */
final class GuardedTls extends VerifiedTls {

    private final Egress egress;
    private final String host;

    /** To this host alone. */
    GuardedTls(SSLSocketFactory trust, Egress egress, String host) {
        super(trust, "HTTPS");
        this.egress = egress;
        this.host = host;
    }

    @Override
    public Socket createSocket() {
        return egress.socket(host);
    }

    @Override
    public Socket createSocket(Socket socket, String called, int port, boolean autoClose)
            throws IOException {
        // One of ours has judged where it goes, which behind a proxy is not whom it talks to.
        if (!(socket instanceof GuardedSocket)) {
            egress.guard().check(socket.getInetAddress());
        }
        return super.createSocket(socket, called, port, autoClose);
    }
}
