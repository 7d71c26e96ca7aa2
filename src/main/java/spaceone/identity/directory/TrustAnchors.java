package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Which certificates a directory may show. Verification cannot be switched off. An installation may
 * believe further authorities than the JVM does; a domain whose directory has a certificate of its
 * own authority gives that authority's certificate (option {@code ca_certificates}, PEM), and then
 * believes nobody else.
 */
final class TrustAnchors {

    private static final String OPTION = "ca_certificates";

    private final Optional<Path> bundle;

    private TrustAnchors(Optional<Path> bundle) {
        this.bundle = bundle;
    }

    static TrustAnchors usual() {
        return new TrustAnchors(Optional.empty());
    }

    /** With these PEM certificates besides; the file is read anew for each directory. */
    static TrustAnchors and(Path bundle) {
        return new TrustAnchors(Optional.of(bundle));
    }

    SSLSocketFactory sockets(DirectorySettings settings) {
        if (settings.option(OPTION).isEmpty() && bundle.isEmpty()) {
            return (SSLSocketFactory) SSLSocketFactory.getDefault();
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {judge(settings)}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The judge of certificates alone, for whoever wants to know what was shown to it. */
    X509ExtendedTrustManager judge(DirectorySettings settings) {
        Optional<String> own = settings.option(OPTION);
        if (own.isPresent()) {
            return judge(store(ofDomain(own.get())));
        }
        X509ExtendedTrustManager usual = judge((KeyStore) null);
        return bundle.map(file -> judge(store(with(usual, file)))).orElse(usual);
    }

    private static List<Certificate> ofDomain(String pem) {
        List<Certificate> all;
        try {
            all = List.copyOf(read(pem));
        } catch (CertificateException e) {
            throw INVALID_PARAMETER.with(DirectorySettings.key(OPTION), "not PEM certificates");
        }
        if (all.isEmpty()) {
            throw INVALID_PARAMETER.with(DirectorySettings.key(OPTION), "no certificate");
        }
        return all;
    }

    private static List<Certificate> with(X509ExtendedTrustManager usual, Path bundle) {
        try {
            List<Certificate> all = new ArrayList<>(List.of(usual.getAcceptedIssuers()));
            all.addAll(read(Files.readString(bundle)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore store(List<Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("ca" + count++, certificate);
            }
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null: the authorities that the JVM believes. */
    private static X509ExtendedTrustManager judge(@Nullable KeyStore store) {
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
