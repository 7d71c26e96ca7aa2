package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Somebody who only wants to work: signs in, looks at a user, and asks whether the node serves. */
public final class Bystander {

    private final Node node;
    private final String domainId;
    private final String userId;
    private final String token;
    private final Map<String, Long> slowest = new LinkedHashMap<>();

    public Bystander(Node node, String domainId, String userId) {
        this.node = node;
        this.domainId = domainId;
        this.userId = userId;
        this.token =
                Api.post(
                                node.base() + "/identity/v2/token/grant",
                                null,
                                """
                                {"grant_type": "REFRESH_TOKEN", "scope": "DOMAIN", "token": "%s"}
                                """
                                        .formatted(signIn().is(200).text("refresh_token")))
                        .is(200)
                        .text("access_token");
    }

    public String token() {
        return token;
    }

    /** Once everything, each of which must succeed, and be remembered if it was slow. */
    public void work() {
        timed("token/issue", this::signIn);
        timed("user/get", () -> post("user/get", "{\"user_id\": \"" + userId + "\"}"));
        timed("/check", () -> Api.get(node.base() + "/check"));
        timed("/check/live", () -> Api.get(node.base() + "/check/live"));
    }

    public void workFor(Duration time) {
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            work();
        }
    }

    /** What took longest, in milliseconds, since the last time it was told. */
    public Map<String, Long> slowest() {
        Map<String, Long> told = new LinkedHashMap<>(slowest);
        slowest.clear();
        return told;
    }

    /** The slowest of all that. */
    public static long most(Map<String, Long> slowest) {
        return slowest.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    public Answer post(String method, String json) {
        return Api.post(node.base() + "/identity/v2/" + method, token, json);
    }

    private Answer signIn() {
        return Api.send(
                Api.request(node.base() + "/identity/v2/token/issue", null)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"domain_id": "%s", "auth_type": "LOCAL",
                                        "credentials": {"user_id": "%s", "password": "%s"}}
                                        """
                                                .formatted(
                                                        domainId, userId, Installation.PASSWORD))));
    }

    private void timed(String what, Supplier<Answer> call) {
        long begin = System.nanoTime();
        Answer answer = call.get();
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        assertThat(answer.status())
                .as(what + " after " + millis + " ms " + answer.body())
                .isEqualTo(200);
        slowest.merge(what, millis, Math::max);
    }
}
