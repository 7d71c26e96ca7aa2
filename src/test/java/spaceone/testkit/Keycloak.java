package spaceone.testkit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real Keycloak with one realm, from its distribution: the profile {@code keycloak} has it. */
public final class Keycloak implements AutoCloseable {

    public static final String CLIENT = "console";
    public static final String SECRET = "keycloak & secret";
    private static final String OWN_CLIENT = "identity";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = Node.freePort();
    private final Path directory;
    private final Path home;
    private final Process process;

    private Keycloak(Path distribution) {
        try {
            directory = Files.createTempDirectory(Path.of("target"), "keycloak").toAbsolutePath();
            home = Zip.unpack(distribution, directory);
            Files.createDirectories(home.resolve("data/import"));
            try (var realm = Keycloak.class.getResourceAsStream("/keycloak/beta-realm.json")) {
                Files.copy(realm, home.resolve("data/import/beta-realm.json"));
            }
            process =
                    run(
                            "output.log",
                            "start-dev",
                            "--import-realm",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port);
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process run(String log, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
        line.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve(log).toFile());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
        return builder.start();
    }

    public static Optional<Keycloak> start() {
        return Optional.of(System.getProperty("it.keycloak", ""))
                .filter(file -> !file.isEmpty())
                .map(file -> new Keycloak(Path.of(file)));
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/beta";
    }

    public JsonObjectBuilder options() {
        return Json.createObjectBuilder()
                .add("protocol", "keycloak")
                .add("identity_provider", "keycloak")
                .add("openid-configuration", issuer() + "/.well-known/openid-configuration")
                .add("client_id", CLIENT);
    }

    public JsonObjectBuilder secrets() {
        return Json.createObjectBuilder().add("client_id", OWN_CLIENT).add("client_secret", SECRET);
    }

    /** The access token that a person gets for this client of the realm. */
    public String token(String client, String userId, String password) {
        return token(client, userId, password, "");
    }

    /** With a code of their app, too. */
    public String token(String client, String userId, String password, String code) {
        return form(
                        issuer() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", client,
                                "scope", "openid",
                                "username", userId,
                                "password", password,
                                "totp", code))
                .getJsonObject(0)
                .getString("access_token");
    }

    /** Hashes the passwords of people who come from now on. */
    public void hashesBy(String algorithm) {
        JsonObject policy =
                Json.createObjectBuilder()
                        .add("passwordPolicy", "hashAlgorithm(" + algorithm + ")")
                        .build();
        send(
                request(realm(), admin())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(policy.toString())));
    }

    /** Adds people, in Keycloak's own words. */
    public void add(JsonArray people) {
        JsonObject many =
                Json.createObjectBuilder()
                        .add("ifResourceExists", "FAIL")
                        .add("users", people)
                        .build();
        send(
                request(realm() + "/partialImport", admin())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(many.toString())));
    }

    /** Stops it, and has it write its people into files, so many each. */
    public List<JsonObject> export(int peopleAFile) {
        close();
        Path files = directory.resolve("export");
        try {
            Process export =
                    run(
                            "export.log",
                            "export",
                            "--dir=" + files,
                            "--realm=beta",
                            "--users=different_files",
                            "--users-per-file=" + peopleAFile);
            if (!export.waitFor(5, TimeUnit.MINUTES) || export.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(directory.resolve("export.log")));
            }
            try (Stream<Path> written = Files.list(files)) {
                return written.filter(file -> file.toString().contains("-users-"))
                        .sorted()
                        .map(Keycloak::read)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void disables(String userId) {
        String admin = admin();
        send(
                request(user(userId, admin), admin)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"enabled\": false}")));
    }

    /** Takes somebody out of all their groups. */
    public void dismisses(String userId) {
        String admin = admin();
        String groups = user(userId, admin) + "/groups";
        send(request(groups, admin).GET()).getValuesAs(JsonObject.class).stream()
                .map(group -> groups + "/" + group.getString("id"))
                .forEach(group -> send(request(group, admin).DELETE()));
    }

    private String admin() {
        return form(
                        "http://localhost:" + port + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "password",
                                "client_id", "admin-cli",
                                "username", "admin",
                                "password", "admin"))
                .getJsonObject(0)
                .getString("access_token");
    }

    /** Where the administrators' interface has the realm. */
    private String realm() {
        return "http://localhost:" + port + "/admin/realms/beta";
    }

    /** Where it has somebody. */
    private String user(String userId, String admin) {
        String users = realm() + "/users";
        return users
                + "/"
                + send(request(users + "?exact=true&username=" + encoded(userId), admin).GET())
                        .getJsonObject(0)
                        .getString("id");
    }

    @Override
    public void close() {
        // The shell script waits for the server it started.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        HttpRequest probe =
                HttpRequest.newBuilder(URI.create(issuer())).timeout(Duration.ofSeconds(5)).build();
        try {
            for (int left = 360; ; left--) {
                if (isReady(probe)) {
                    return;
                }
                if (left == 0 || process.waitFor(500, TimeUnit.MILLISECONDS)) {
                    close();
                    throw new IllegalStateException(
                            Files.readString(directory.resolve("output.log")));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReady(HttpRequest probe) throws InterruptedException {
        try {
            return HTTP.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonArray form(String address, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String address, String token) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token);
    }

    /** The answer in a list of its own, unless it is one. */
    private static JsonArray send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            String body = answer.body().startsWith("[") ? answer.body() : "[" + answer.body() + "]";
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
