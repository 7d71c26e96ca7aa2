package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which certificates a directory may show. Verification cannot be switched off; a domain whose
 * directory has a certificate of its own authority gives that authority's certificate instead
 * (option {@code ca_certificates}, PEM).
 */
final class TrustAnchors {

    private static final String OPTION = "ca_certificates";

    private TrustAnchors() {}

    static SSLSocketFactory of(DirectorySettings settings) {
        return settings.option(OPTION)
                .map(TrustAnchors::only)
                .orElseGet(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** The judge of certificates alone, for whoever wants to know what was shown to it. */
    static X509ExtendedTrustManager judge(DirectorySettings settings) {
        return settings.option(OPTION)
                .map(TrustAnchors::judge)
                .orElseGet(() -> judge((KeyStore) null));
    }

    private static SSLSocketFactory only(String pem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {judge(pem)}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509ExtendedTrustManager judge(String pem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : read(pem)) {
                store.setCertificateEntry("ca" + count++, certificate);
            }
            if (count == 0) {
                throw INVALID_PARAMETER.with(DirectorySettings.key(OPTION), "no certificate");
            }
            return judge(store);
        } catch (CertificateException e) {
            throw INVALID_PARAMETER.with(DirectorySettings.key(OPTION), "not PEM certificates");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null: the authorities that the JVM believes. */
    private static X509ExtendedTrustManager judge(KeyStore store) {
        try {
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return Stream.of(trust.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Collection<? extends Certificate> read(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
