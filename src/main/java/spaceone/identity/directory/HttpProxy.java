package spaceone.identity.directory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The operator's way out of the network, for HTTPS: a tunnel (CONNECT). It is given the very
 * address that was judged here, unless the operator leaves names to it; then it has to keep
 * internal addresses out itself.
 *
 * @param authorization the header that it wants, if it wants one
 * @param exceptions hosts, and ends of names, that are called directly
 * @param resolves whether it looks up names itself
 */
record HttpProxy(
        String host,
        int port,
        Optional<String> authorization,
        Set<String> exceptions,
        boolean resolves) {

    private static final int USUAL_PORT = 3128;
    private static final int LONGEST_HEAD = 8192;
    private static final Pattern OPEN =
            Pattern.compile("HTTP/1\\.[01] 2\\d\\d\\b.*", Pattern.DOTALL);

    /** A last label that begins with a letter: no other spelling of an address. */
    private static final Pattern NAME = Pattern.compile("(.*\\.)?[A-Za-z][A-Za-z0-9-]*\\.?");

    /**
     * @param address {@code http://host:port}
     * @param login name and password as {@code name:password}, if it wants them
     */
    static HttpProxy of(
            String address, Optional<String> login, Set<String> exceptions, boolean resolves) {
        URI uri = URI.create(address);
        return new HttpProxy(
                uri.getHost(),
                uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                login.map(HttpProxy::basic),
                exceptions.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                        .collect(Collectors.toSet()),
                resolves);
    }

    private static String basic(String login) {
        return "Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /** This machine itself is never called through it. */
    boolean isFor(String called) {
        String name = called.toLowerCase(Locale.ROOT);
        boolean here =
                name.equals("localhost")
                        || name.endsWith(".localhost")
                        || name.startsWith("127.")
                        || name.equals("[::1]");
        return !here && exceptions.stream().noneMatch(except -> covers(except, name));
    }

    private static boolean covers(String exception, String name) {
        return exception.equals("*") || name.equals(exception) || name.endsWith("." + exception);
    }

    /** Whether it may be given this host as it is, to look it up. */
    boolean takesName(String called) {
        return resolves && NAME.matcher(called).matches();
    }

    /** Asks for a tunnel on a connection to it. */
    void tunnel(Socket socket, String to, int port) throws IOException {
        String target = (to.indexOf(':') >= 0 ? "[" + to + "]" : to) + ":" + port;
        StringBuilder request = new StringBuilder();
        request.append("CONNECT ").append(target).append(" HTTP/1.1\r\nHost: ").append(target);
        authorization.ifPresent(
                header -> request.append("\r\nProxy-Authorization: ").append(header));
        request.append("\r\n\r\n");
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
        String answer = head(socket.getInputStream());
        if (!OPEN.matcher(answer).matches()) {
            throw new IOException(
                    "the proxy does not let through: "
                            + answer.lines().findFirst().orElse("it says nothing"));
        }
    }

    /** No byte more: what follows is of the other end. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 2 && head.size() < LONGEST_HEAD) {
            int letter = in.read();
            if (letter < 0) {
                break;
            }
            ends = letter == '\n' ? ends + 1 : letter == '\r' ? ends : 0;
            head.write(letter);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** Without what it is let in with. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
