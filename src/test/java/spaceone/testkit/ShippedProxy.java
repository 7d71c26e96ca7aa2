package spaceone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A proxy in front of a node, by the file that {@code server-config} has for it, with nothing
 * edited but names and ports. The programs are Debian's.
 */
public final class ShippedProxy implements AutoCloseable {

    private static final Path FILES = Path.of("server-config", "proxy");

    private final Process process;
    private final int port;

    private ShippedProxy(int port, Path log, String... command) throws IOException {
        this.port = port;
        this.process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
    }

    /** Empty where there is none and none can be installed. */
    public static Optional<ShippedProxy> nginx(URI node, Certificate certificate) {
        return nginxBelow("/", node, certificate);
    }

    /** With everything of the node below a path. */
    public static Optional<ShippedProxy> nginxBelow(
            String prefix, URI node, Certificate certificate) {
        return isThere("nginx")
                ? Optional.of(startNginx(prefix, node, certificate))
                : Optional.empty();
    }

    /** Empty where there is none and none can be installed. */
    public static Optional<ShippedProxy> haproxy(URI node, Certificate certificate) {
        return isThere("haproxy") ? Optional.of(startHaproxy(node, certificate)) : Optional.empty();
    }

    private static ShippedProxy startNginx(String prefix, URI node, Certificate certificate) {
        try {
            Path home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx");
            Files.writeString(home.resolve("fullchain.pem"), certificate.pem());
            Files.writeString(home.resolve("privkey.pem"), certificate.keyPem());
            int port = Node.freePort();
            Files.writeString(
                    home.resolve("identity.conf"),
                    Files.readString(FILES.resolve("nginx.conf"))
                            .replace("listen 443 ssl", "listen " + port + " ssl")
                            .replace("location / {", "location " + prefix + " {")
                            .replace(
                                    "proxy_pass http://identity;",
                                    "proxy_pass http://identity"
                                            + (prefix.equals("/") ? "" : "/")
                                            + ";")
                            .replace("/etc/nginx/tls/", home + "/")
                            .replaceAll("node-[12]:8080", node.getHost() + ":" + node.getPort()));
            Files.writeString(
                    home.resolve("nginx.conf"),
                    """
                    daemon off;
                    %s
                    pid nginx.pid;
                    error_log error.log;
                    events {}
                    http {
                        access_log off;
                        client_body_temp_path body;
                        proxy_temp_path proxy;
                        fastcgi_temp_path fastcgi;
                        uwsgi_temp_path uwsgi;
                        scgi_temp_path scgi;
                        include identity.conf;
                    }
                    """
                            .formatted(Debian.isRoot() ? "user root;" : ""));
            return new ShippedProxy(
                    port,
                    home.resolve("nginx.log"),
                    program("nginx").toString(),
                    "-p",
                    home + "/",
                    "-c",
                    "nginx.conf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * For one machine that plays many clients: without TLS, and without what one address may ask at
     * most. Empty where there is none and none can be installed.
     */
    public static Optional<ShippedProxy> haproxyForAll(List<Integer> nodes) {
        if (!isThere("haproxy")) {
            return Optional.empty();
        }
        String servers =
                nodes.stream()
                        .map(port -> "    server node-%1$d localhost:%1$d\n".formatted(port))
                        .collect(Collectors.joining());
        return Optional.of(
                startHaproxy(
                        (text, port) ->
                                text.replaceAll("bind :443 ssl crt .*", "bind :" + port)
                                                .replaceAll(
                                                        "(?m)^ *http-request return status 429.*\n",
                                                        "")
                                                .replaceAll("(?m)^ *server node-.*\n", "")
                                        + servers));
    }

    private static ShippedProxy startHaproxy(URI node, Certificate certificate) {
        return startHaproxy(
                (text, port) -> {
                    Path both =
                            Files.writeString(
                                    Files.createTempFile(
                                            Path.of("target").toAbsolutePath(), "proxy", ".pem"),
                                    certificate.pem() + certificate.keyPem());
                    return text.replace("bind :443", "bind :" + port)
                            .replace("/etc/haproxy/identity.pem", both.toString())
                            .replaceAll("node-[12]:8080", node.getHost() + ":" + node.getPort());
                });
    }

    /** What operators edit in the file. */
    private interface Edit {
        String of(String text, int port) throws IOException;
    }

    private static ShippedProxy startHaproxy(Edit edit) {
        try {
            Path home = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "haproxy");
            int port = Node.freePort();
            Path file =
                    Files.writeString(
                            home.resolve("haproxy.cfg"),
                            edit.of(Files.readString(FILES.resolve("haproxy.cfg")), port));
            return new ShippedProxy(
                    port,
                    home.resolve("haproxy.log"),
                    program("haproxy").toString(),
                    "-db",
                    "-f",
                    file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its package would start is not what we want. */
    private static boolean isThere(String name) {
        return Files.isExecutable(program(name))
                || Debian.install(name.equals("nginx") ? "nginx-light" : name, "export RUNLEVEL=1");
    }

    private static Path program(String name) {
        return Path.of("/usr/sbin", name);
    }

    public URI base() {
        return URI.create("https://localhost:" + port);
    }

    /** Where it is asked without TLS. */
    public URI plainBase() {
        return URI.create("http://localhost:" + port);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.forEach(ProcessHandle::destroy);
    }
}
