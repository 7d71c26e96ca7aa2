package spaceone.identity.directory;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Judges as its judge does, and remembers the certificate that was shown, and why it failed. */
final class ShownCertificates extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private volatile @Nullable X509Certificate shown;
    private volatile @Nullable CertificateException refusal;

    ShownCertificates(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void forget() {
        shown = null;
        refusal = null;
    }

    /** Empty while none was shown. */
    String described() {
        X509Certificate certificate = shown;
        return certificate == null
                ? ""
                : "Its certificate is for %s, valid until %s, issued by %s."
                        .formatted(
                                certificate.getSubjectX500Principal(),
                                day(certificate.getNotAfter().toInstant()),
                                certificate.getIssuerX500Principal());
    }

    /** Null where it was accepted. */
    @Nullable String refused(Instant now) {
        CertificateException reason = refusal;
        X509Certificate certificate = shown;
        if (reason == null || certificate == null) {
            return null;
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return "it has expired";
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return "it is not valid before " + day(certificate.getNotBefore().toInstant());
        }
        String text = String.valueOf(reason.getMessage());
        if (text.contains("No subject alternative")
                || text.contains("No name matching")
                || text.contains("doesn't match")) {
            return "it is not of that name";
        }
        return text.contains("unable to find valid certification path")
                ? "nobody whom this service trusts has issued it (ca_certificates)"
                : text;
    }

    private static String day(Instant time) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(time.atOffset(ZoneOffset.UTC));
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }

    private void judge(X509Certificate[] chain, Judgement judgement) throws CertificateException {
        shown = chain[0];
        try {
            judgement.pass();
        } catch (CertificateException e) {
            refusal = e;
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        judge(chain, () -> judge.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        judge(chain, () -> judge.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        judge(chain, () -> judge.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
