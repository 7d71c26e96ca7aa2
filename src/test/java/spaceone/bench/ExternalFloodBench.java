package spaceone.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Employee;
import spaceone.testkit.Federation;
import spaceone.testkit.MemoryLdap;
import spaceone.testkit.OpenIdProvider;

/**
 * What a stranger's junk at the external door does to the sign-ins of the same domain: people of an
 * OpenID provider and of an LDAP directory, quiet, and beside floods of several kinds, from one
 * address and from many. {@code -Dbench.rate=N} sets how many come a second, {@code
 * -Dbench.seconds} how long, {@code -Dbench.kinds} a part of the names of the kinds that come.
 */
@Tag("bench")
class ExternalFloodBench {

    private static final PrintStream OUT = System.out;
    private static final Duration WARM_UP =
            Duration.ofSeconds(Integer.getInteger("bench.warm-up", 20));
    private static final int TURNS = 5;
    private static final Duration TURN =
            Duration.ofSeconds(Integer.getInteger("bench.seconds", 15)).dividedBy(TURNS);
    private static final int RATE = Integer.getInteger("bench.rate", 50);
    private static final String KINDS = System.getProperty("bench.kinds", "");
    private static final int FLOODERS = 16;
    private static final int PEOPLE = 4;
    private static final int PAUSE_MILLIS = 50;
    private static final String PASSWORD = "Kims own 1";
    private static final String HUGE = "x".repeat(300_000);

    /** As much as is read of whoever has not signed in. */
    private static final String LARGE = "x".repeat(60_000);

    private final AtomicInteger count = new AtomicInteger();

    /** How the sign-ins of people went, in nanoseconds, and how many were refused. */
    private record Times(List<Long> good, long refused) {

        String told(Times quiet) {
            return "%8.1f %% %8.1f %8.1f %6.1f"
                    .formatted(
                            100.0 * good.size() / Math.max(1, good.size() + refused),
                            millis(0.5),
                            millis(0.95),
                            millis(0.95) / quiet.millis(0.95));
        }

        private double millis(double part) {
            return good.isEmpty()
                    ? Double.NaN
                    : good.stream().sorted().skip((long) (good.size() * part)).findFirst().get()
                            / 1e6;
        }
    }

    private record Both(Times openId, Times ldap) {

        Both and(Both more) {
            return new Both(sum(List.of(openId, more.openId)), sum(List.of(ldap, more.ldap)));
        }
    }

    @Test
    void validSignInsBesideFloods() throws Exception {
        Map<String, String> settings =
                Map.of(
                        "IDENTITY_EXTERNAL_ALLOW_PRIVATE_ADDRESSES", "true",
                        "IDENTITY_PROXY_TRUSTED", "127.0.0.0/8,::1");
        try (OpenIdProvider provider = OpenIdProvider.start("/realms/beta");
                MemoryLdap ldap = MemoryLdap.plain();
                Target target = new Target(List.of(), settings)) {
            provider.refusesJunk();
            target.node.awaitReady();
            String domain = Json.createValue(domain(target)).toString();
            setUp(target, provider, ldap);
            URI issue = target.url("token/issue");
            people(issue, domain, WARM_UP);
            OUT.printf(
                    "%n%d junk sign-ins a second; people of OpenID | of LDAP: good, p50 ms, p95 ms,"
                            + " p95 by the quiet one%n",
                    RATE);
            for (var kind : floods(provider).entrySet()) {
                for (int addresses : new int[] {1, 5_000}) {
                    inTurns(kind, addresses, issue, domain);
                }
            }
        }
    }

    private static Map<String, IntFunction<JsonObjectBuilder>> floods(OpenIdProvider provider) {
        String forged = provider.press().forged("kim0");
        Map<String, IntFunction<JsonObjectBuilder>> floods = new LinkedHashMap<>();
        floods.put("opaque token", n -> shown("access_token", "junk-" + n));
        floods.put("forged token", n -> shown("id_token", forged));
        floods.put(
                "code", n -> shown("code", "junk" + n).add("redirect_uri", "https://a.example/"));
        floods.put("300 KB token", n -> shown("access_token", HUGE));
        floods.put("60 KB token", n -> shown("access_token", LARGE));
        floods.put("60 KB password", n -> password("lou" + n % 500, LARGE));
        floods.put("unknown id", n -> password("nobody" + n, "x"));
        floods.put("wrong password", n -> password("lou" + n % 500, "x"));
        floods.put("300 KB id", n -> password(HUGE, "x"));
        floods.put("300 KB password", n -> password("lou" + n % 500, HUGE));
        floods.keySet().removeIf(kind -> !kind.contains(KINDS));
        return floods;
    }

    /** Quiet and flood: whatever else the machine does comes and goes, and weighs on both. */
    private void inTurns(
            Map.Entry<String, IntFunction<JsonObjectBuilder>> kind,
            int addresses,
            URI issue,
            String domain)
            throws Exception {
        Map<Integer, Integer> answers = new TreeMap<>();
        Both quiet = people(issue, domain, TURN);
        Both beside = flood(kind.getValue(), addresses, issue, domain, answers);
        for (int turn = 1; turn < TURNS; turn++) {
            quiet = quiet.and(people(issue, domain, TURN));
            beside = beside.and(flood(kind.getValue(), addresses, issue, domain, answers));
        }
        line("quiet", quiet, quiet, "");
        String name = kind.getKey() + (addresses == 1 ? ", one address" : ", many");
        line(name, beside, quiet, "   " + answers);
    }

    private Both flood(
            IntFunction<JsonObjectBuilder> kind,
            int addresses,
            URI issue,
            String domain,
            Map<Integer, Integer> answers)
            throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(FLOODERS);
        try {
            long end = System.nanoTime() + TURN.plusSeconds(1).toNanos();
            List<Future<Map<Integer, Integer>>> flooders = new ArrayList<>();
            for (int i = 0; i < FLOODERS; i++) {
                flooders.add(pool.submit(() -> flooder(kind, addresses, issue, domain, end)));
            }
            new CountDownLatch(1).await(1, TimeUnit.SECONDS);
            Both beside = people(issue, domain, TURN);
            for (Future<Map<Integer, Integer>> flooder : flooders) {
                flooder.get().forEach((status, many) -> answers.merge(status, many, Integer::sum));
            }
            return beside;
        } finally {
            pool.shutdown();
        }
    }

    /** How many were answered with which status. */
    private Map<Integer, Integer> flooder(
            IntFunction<JsonObjectBuilder> kind, int addresses, URI issue, String domain, long end)
            throws Exception {
        HttpClient client = client();
        Map<Integer, Integer> answers = new LinkedHashMap<>();
        long next = System.nanoTime();
        while (System.nanoTime() < end) {
            int n = count.incrementAndGet();
            int place = n % addresses;
            String source = "10.2." + place / 250 + "." + (place % 250 + 1);
            int status = send(client, issue, source, domain, kind.apply(n));
            answers.merge(status, 1, Integer::sum);
            next += 1_000_000_000L * FLOODERS / RATE;
            long left = next - System.nanoTime();
            if (left > 0) {
                new CountDownLatch(1).await(left, TimeUnit.NANOSECONDS);
            }
        }
        return answers;
    }

    private static Both people(URI issue, String domain, Duration duration) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2 * PEOPLE);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Callable<Times>> all = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                String source = "10.1.0." + (i + 1);
                String kim = "tok-kim" + i;
                all.add(() -> person(issue, source, domain, shown("access_token", kim), end));
            }
            for (int i = 0; i < PEOPLE; i++) {
                String source = "10.1.1." + (i + 1);
                String lee = "lee" + i;
                all.add(() -> person(issue, source, domain, password(lee, PASSWORD), end));
            }
            List<Times> times = new ArrayList<>();
            for (Future<Times> each : pool.invokeAll(all)) {
                times.add(each.get());
            }
            return new Both(sum(times.subList(0, PEOPLE)), sum(times.subList(PEOPLE, 2 * PEOPLE)));
        } finally {
            pool.shutdown();
        }
    }

    private static Times person(
            URI issue, String source, String domain, JsonObjectBuilder credentials, long end)
            throws Exception {
        HttpClient client = client();
        JsonObject fixed = credentials.build();
        List<Long> good = new ArrayList<>();
        long refused = 0;
        for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
            if (send(client, issue, source, domain, Json.createObjectBuilder(fixed)) == 200) {
                good.add(System.nanoTime() - begin);
            } else {
                refused++;
            }
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return new Times(good, refused);
    }

    private static Times sum(List<Times> several) {
        return new Times(
                several.stream().flatMap(each -> each.good().stream()).toList(),
                several.stream().mapToLong(Times::refused).sum());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static int send(
            HttpClient client, URI issue, String source, String domain, JsonObjectBuilder shown)
            throws Exception {
        String body =
                "{\"domain_id\":%s,\"auth_type\":\"EXTERNAL\",\"credentials\":%s}"
                        .formatted(domain, shown.build());
        HttpResponse<String> answer =
                client.send(
                        HttpRequest.newBuilder(issue)
                                .header("Content-Type", "application/json")
                                .header("X-Forwarded-For", source)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        return answer.statusCode();
    }

    private static JsonObjectBuilder shown(String kind, String token) {
        return Json.createObjectBuilder().add(kind, token);
    }

    private static JsonObjectBuilder password(String userId, String password) {
        return Json.createObjectBuilder().add("user_id", userId).add("password", password);
    }

    private static String domain(Target target) {
        String signIn = target.signIn();
        return spaceone.testkit.Json.text(signIn, "domain_id");
    }

    private static void setUp(Target target, OpenIdProvider provider, MemoryLdap ldap) {
        for (int i = 0; i < PEOPLE; i++) {
            provider.knows(Employee.named("kim" + i, "Kim"));
            ldap.knows(Employee.named("lee" + i, "Lee"), PASSWORD);
        }
        for (int i = 0; i < 500; i++) {
            ldap.knows(Employee.named("lou" + i, "Lou"), PASSWORD);
        }
        String token = target.token();
        target.post(
                "external-auth/set",
                token,
                plugin(Federation.options(provider, true), Federation.secrets()).toString());
        target.post(
                "external-directory/create",
                token,
                Json.createObjectBuilder(
                                plugin(ldap.options().add("auto_user_sync", true), ldap.secrets()))
                        .add("name", "LDAP")
                        .build()
                        .toString());
    }

    private static JsonObject plugin(JsonObjectBuilder options, JsonObject secrets) {
        return Json.createObjectBuilder()
                .add(
                        "plugin_info",
                        Json.createObjectBuilder()
                                .add("plugin_id", "p")
                                .add("options", options)
                                .add("secret_data", secrets))
                .build();
    }

    private static void line(String what, Both both, Both quiet, String more) {
        OUT.printf(
                "%-30s %s | %s%s%n",
                what, both.openId().told(quiet.openId()), both.ldap().told(quiet.ldap()), more);
    }
}
