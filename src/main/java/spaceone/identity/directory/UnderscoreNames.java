package spaceone.identity.directory;

import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * TLS to hosts with an underscore in their name. The JDK verifies no certificate against such a
 * name, and names it to no server: both are made up for here, for these names alone.
 */
final class UnderscoreNames {

    private static final int DNS = 2;

    /** {@link javax.net.ssl.SNIHostName} refuses the underscore. */
    private static final class Name extends SNIServerName {
        Name(String host) {
            super(0, host.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private UnderscoreNames() {}

    static boolean isOne(String host) {
        return host != null && host.indexOf('_') >= 0;
    }

    static SSLSocket called(SSLSocket socket, String host) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new Name(host)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    /** Whether the certificate, which its authority vouches for, is of this host. */
    static boolean isOf(String host, SSLSession session) {
        try {
            Certificate first = session.getPeerCertificates()[0];
            return isOne(host)
                    && first instanceof X509Certificate certificate
                    && names(certificate).stream().anyMatch(name -> covers(name, host));
        } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
            return false;
        }
    }

    private static List<String> names(X509Certificate certificate)
            throws CertificateParsingException {
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        return all == null
                ? List.of()
                : all.stream()
                        .filter(name -> name.get(0).equals(DNS))
                        .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** A star stands for the whole of the first label, below at least two others. */
    private static boolean covers(String name, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        if (!name.startsWith("*.")) {
            return name.equals(wanted);
        }
        String rest = name.substring(1);
        int dot = wanted.indexOf('.');
        return rest.indexOf('.', 1) > 0 && dot > 0 && wanted.substring(dot).equals(rest);
    }
}
