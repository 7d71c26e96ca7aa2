package spaceone.identity.directory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to addresses that a domain's administrator chose: over TLS and never to internal addresses
 * unless the operator allows it, never along a redirect, never longer than its time-outs, never
 * more than a mebibyte.
 */
final class Outgoing {

    private static final Logger LOG = System.getLogger(Outgoing.class.getName());

    static final int LARGEST_BODY = 1 << 20;

    private final Egress egress;
    private final AddressGuard guard;
    private final Timeouts timeouts;
    private final SSLSocketFactory trust;
    private final AtomicBoolean warned = new AtomicBoolean();

    Outgoing(Egress egress, SSLSocketFactory trust) {
        this.egress = egress;
        this.guard = egress.guard();
        this.timeouts = egress.timeouts();
        this.trust = trust;
    }

    /**
     * @param authorization the header, or null
     */
    Reply get(URI address, @Nullable String authorization) throws IOException {
        HttpURLConnection connection = open(address, authorization);
        connect(connection);
        return read(connection);
    }

    Reply post(URI address, @Nullable String authorization, Map<String, String> form)
            throws IOException {
        byte[] body = encoded(form).getBytes(StandardCharsets.US_ASCII);
        HttpURLConnection connection = open(address, authorization);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.setDoOutput(true);
        connect(connection);
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        return read(connection);
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether this address may be called at all; the connection itself is judged again. */
    void check(URI address) throws IOException {
        String host = Hosts.of(address);
        if (host == null) {
            throw new AddressGuard.RefusedAddress("an address without a host");
        }
        boolean secured = "https".equalsIgnoreCase(address.getScheme());
        if (secured && egress.proxyFor(host).filter(way -> way.takesName(host)).isPresent()) {
            return;
        }
        InetAddress[] hosts = resolve(host);
        if (secured) {
            return;
        }
        boolean plain = "http".equalsIgnoreCase(address.getScheme());
        if (!plain || !Arrays.stream(hosts).allMatch(guard::mayBePlain)) {
            throw new AddressGuard.RefusedAddress("only https is allowed");
        }
        if (!Arrays.stream(hosts).allMatch(InetAddress::isLoopbackAddress)) {
            warn(host);
        }
    }

    /** The operator may allow it; nobody shall find out by chance. */
    private void warn(String host) {
        if (!warned.getAndSet(true)) {
            LOG.log(
                    Level.WARNING,
                    "The provider at {0} is called WITHOUT TLS, as"
                            + " identity.external.allow-private-addresses allows: whoever is on the"
                            + " way can sign in as anybody.",
                    host);
        }
    }

    private InetAddress[] resolve(String host) throws IOException {
        try {
            return guard.resolve(host);
        } catch (UnknownHostException e) {
            throw new Unreachable("unknown host " + host, e);
        }
    }

    /** Apart from the rest: up to here nothing has been sent that a caller chose. */
    private static void connect(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (AddressGuard.RefusedAddress e) {
            throw e;
        } catch (IOException e) {
            throw new Unreachable(e);
        }
    }

    private HttpURLConnection open(URI address, @Nullable String authorization) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("out of time");
        }
        check(address);
        // The JDK's own way through a proxy would have the proxy's address judged.
        HttpURLConnection connection =
                (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        if (connection instanceof HttpsURLConnection secured) {
            secured.setSSLSocketFactory(new GuardedTls(trust, egress, Hosts.of(address)));
            secured.setHostnameVerifier(UnderscoreNames::isOf);
        }
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(timeouts.connectMillis());
        connection.setReadTimeout(timeouts.answerMillis());
        connection.setRequestProperty("Accept", "application/json, application/jwt;q=0.9");
        connection.setRequestProperty("Connection", "close");
        if (authorization != null) {
            connection.setRequestProperty("Authorization", authorization);
        }
        return connection;
    }

    private Reply read(HttpURLConnection connection) throws IOException {
        try {
            int status = connection.getResponseCode();
            InputStream body =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream();
            String type = connection.getContentType();
            return new Reply(
                    status, body == null ? new byte[0] : limited(body), type == null ? "" : type);
        } finally {
            connection.disconnect();
        }
    }

    private byte[] limited(InputStream body) throws IOException {
        long deadline = System.nanoTime() + timeouts.answer().toNanos();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
            whole.write(piece, 0, length);
            if (whole.size() > LARGEST_BODY) {
                throw new IOException("the answer is larger than a mebibyte");
            }
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("the answer took too long");
            }
        }
        return whole.toByteArray();
    }
}
