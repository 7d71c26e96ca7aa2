package spaceone.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small OpenID provider, as good or as bad as a test wants it. It has the shape of a Keycloak
 * realm when its path is {@code /realms/…}, with the list of users that belongs to it.
 *
 * <p>The opaque token {@code tok-<id>} is that of the person of that id.
 */
public final class OpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "console";
    public static final String SECRET = "s3cret & more";

    /** What it answers with at an address instead of the truth. */
    public enum Fault {
        SLOW,
        DRIPPING,
        HUGE,
        REDIRECTING,
        BABBLING,
        FAILING
    }

    private final Map<String, Employee> people = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String path;
    private final TokenPress press;

    private volatile String claimedIssuer;
    private volatile boolean withIntrospection = true;
    private volatile boolean signingUserInfo;
    private final Map<String, Map<String, JsonValue>> told = new ConcurrentHashMap<>();
    private volatile boolean refusingJunk;
    private volatile boolean takesPostOnly;
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

    /** What a code is good for: whose ID token, for whom and with what it was asked. */
    private record Ticket(String idToken, String userId, String challenge, String redirect) {}

    private OpenIdProvider(String path) {
        this.path = path;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        press = new TokenPress(issuer());
        server.setExecutor(threads);
        on("/.well-known/openid-configuration", exchange -> answer(exchange, document()));
        on("/keys", exchange -> answer(exchange, press.keys()));
        on("/userinfo", this::userInfo);
        on("/introspect", this::introspect);
        on("/tokeninfo", this::tokenInfo);
        on("/token", this::token);
        server.createContext("/admin" + path + "/users", safely("users", this::users));
        server.start();
    }

    public static OpenIdProvider start(String path) {
        return new OpenIdProvider(path);
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public TokenPress press() {
        return press;
    }

    public OpenIdProvider knows(Employee person) {
        people.put(person.userId(), person);
        return this;
    }

    public void forgets(String userId) {
        people.remove(userId);
    }

    public void fails(String address, Fault fault) {
        faults.put(address, fault);
    }

    public void recovers() {
        faults.clear();
    }

    /** Lies about who it is. */
    public void callsItself(String issuer) {
        claimedIssuer = issuer;
    }

    /** Userinfo is a token, too, from now on. */
    public void signsUserInfo() {
        signingUserInfo = true;
    }

    /** One more claim about somebody at userinfo, instead of the usual one of that name. */
    public void tells(String userId, String claim, JsonValue value) {
        told.computeIfAbsent(userId, id -> new ConcurrentHashMap<>()).put(claim, value);
    }

    public void offersNoIntrospection() {
        withIntrospection = false;
    }

    /** Answers 401 about a token that is none, as some do, instead of calling it inactive. */
    public void refusesJunk() {
        refusingJunk = true;
    }

    /** Clients prove themselves in the form alone. */
    public void takesSecretsInTheFormOnly() {
        takesPostOnly = true;
    }

    /** Sends a browser back with a code, which is good once. */
    public String gives(String userId, String idToken, String verifier, String redirect) {
        String code = "code " + UUID.randomUUID();
        tickets.put(code, new Ticket(idToken, userId, challenge(verifier), redirect));
        return code;
    }

    /** The addresses that were called, in order, with their queries. */
    public List<String> calls() {
        return calls;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private JsonObject document() {
        JsonObjectBuilder document =
                Json.createObjectBuilder()
                        .add("issuer", claimedIssuer == null ? issuer() : claimedIssuer)
                        .add("authorization_endpoint", issuer() + "/protocol/openid-connect/auth")
                        .add("token_endpoint", issuer() + "/token")
                        .add("userinfo_endpoint", issuer() + "/userinfo")
                        .add("jwks_uri", issuer() + "/keys");
        document.add("end_session_endpoint", issuer() + "/logout");
        if (takesPostOnly) {
            document.add(
                    "token_endpoint_auth_methods_supported",
                    Json.createArrayBuilder().add("client_secret_post"));
        }
        if (withIntrospection) {
            document.add("introspection_endpoint", issuer() + "/introspect");
        }
        return document.build();
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        Employee person = people.get(press.subject(bearer(exchange)));
        if (person == null) {
            send(exchange, 401, "{\"error\": \"invalid_token\"}");
            return;
        }
        JsonObjectBuilder info = claims(person).add("enabled", person.enabled());
        told.getOrDefault(person.userId(), Map.of()).forEach(info::add);
        JsonObject claims = info.build();
        if (signingUserInfo) {
            send(exchange, 200, press.signed(claims), "application/jwt");
        } else {
            answer(exchange, claims);
        }
    }

    /** Google's, with its numbers and flags as texts. */
    private void tokenInfo(HttpExchange exchange) throws IOException {
        String token =
                parameters(exchange.getRequestURI().getRawQuery()).getOrDefault("access_token", "");
        Employee person = people.get(press.subject(token));
        if (person == null) {
            send(exchange, 400, "{\"error\": \"invalid_token\"}");
            return;
        }
        answer(
                exchange,
                Json.createObjectBuilder()
                        .add("azp", press.client(token))
                        .add("aud", press.client(token))
                        .add("sub", "sub-" + person.userId())
                        .add("exp", "1900000000")
                        .add("email", person.email())
                        .add("email_verified", String.valueOf(person.emailVerified()))
                        .build());
    }

    private void introspect(HttpExchange exchange) throws IOException {
        if (!isOurClient(exchange)) {
            send(exchange, 401, "{}");
            return;
        }
        String token = form(exchange).getOrDefault("token", "");
        Employee person = people.get(press.subject(token));
        if (person == null && refusingJunk) {
            send(exchange, 401, "{\"error\": \"invalid_token\"}");
            return;
        }
        JsonObjectBuilder found =
                person == null
                        ? Json.createObjectBuilder()
                        : claims(person).add("client_id", press.client(token));
        answer(exchange, found.add("active", person != null && person.enabled()).build());
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        boolean posted =
                CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
        if (takesPostOnly ? !posted : !isOurClient(exchange)) {
            send(exchange, 401, "{\"error\": \"invalid_client\"}");
        } else if ("client_credentials".equals(form.get("grant_type"))) {
            answer(exchange, Json.createObjectBuilder().add("access_token", "own").build());
        } else {
            redeem(exchange, form);
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form) throws IOException {
        Ticket ticket = tickets.remove(form.getOrDefault("code", ""));
        if (ticket == null
                || !ticket.challenge().equals(challenge(form.getOrDefault("code_verifier", "")))
                || !ticket.redirect().equals(form.get("redirect_uri"))) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        JsonObjectBuilder tokens =
                Json.createObjectBuilder().add("access_token", "tok-" + ticket.userId());
        answer(
                exchange,
                (ticket.idToken() == null ? tokens : tokens.add("id_token", ticket.idToken()))
                        .build());
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void users(HttpExchange exchange) throws IOException {
        if (!"own".equals(bearer(exchange))) {
            send(exchange, 403, "{}");
            return;
        }
        Map<String, String> wanted = parameters(exchange.getRequestURI().getRawQuery());
        boolean exact = "true".equals(wanted.get("exact"));
        String text = exact ? wanted.get("username") : wanted.get("search").replace("*", "");
        JsonArrayBuilder found = Json.createArrayBuilder();
        people.values().stream()
                .filter(person -> exact ? person.userId().equals(text) : matches(person, text))
                .sorted((one, other) -> one.userId().compareTo(other.userId()))
                .forEach(person -> found.add(listed(person)));
        answer(exchange, found.build());
    }

    private static boolean matches(Employee person, String text) {
        return (person.userId() + " " + person.name() + " " + person.email()).contains(text);
    }

    private static JsonObjectBuilder claims(Employee person) {
        JsonObjectBuilder claims =
                Json.createObjectBuilder()
                        .add("sub", "sub-" + person.userId())
                        .add("preferred_username", person.userId())
                        .add("email", person.email())
                        .add("email_verified", person.emailVerified());
        return person.name().isEmpty() ? claims : claims.add("name", person.name());
    }

    private static JsonObjectBuilder listed(Employee person) {
        String[] names = person.name().split(" ", 2);
        return Json.createObjectBuilder()
                .add("username", person.userId())
                .add("firstName", names[0])
                .add("lastName", names.length > 1 ? names[1] : "")
                .add("email", person.email())
                .add("emailVerified", person.emailVerified())
                .add("enabled", person.enabled());
    }

    private static boolean isOurClient(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!header.startsWith("Basic ")) {
            return false;
        }
        String pair =
                new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        String[] parts = pair.split(":", 2);
        return decoded(parts[0]).equals(CLIENT) && decoded(parts[1]).equals(SECRET);
    }

    private static String bearer(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return header.replaceFirst("^Bearer ", "");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return parameters(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> all = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(decoded(parts[0]), decoded(parts[1]));
        }
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void on(String address, Misbehaviour.Handler handler) {
        server.createContext(path + address, safely(address.replaceFirst(".*/", ""), handler));
    }

    private com.sun.net.httpserver.HttpHandler safely(String name, Misbehaviour.Handler handler) {
        return exchange -> {
            calls.add(exchange.getRequestURI().toString());
            try (exchange) {
                Fault fault = faults.get(name);
                if (fault == null) {
                    handler.handle(exchange);
                } else {
                    Misbehaviour.show(fault, exchange);
                }
            }
        };
    }

    private static void answer(HttpExchange exchange, JsonStructure body) throws IOException {
        send(exchange, 200, body.toString());
    }

    static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text, "application/json");
    }

    private static void send(HttpExchange exchange, int status, String text, String type)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
