package spaceone.testkit.traffic;

import java.time.Duration;
import spaceone.testkit.Installation;
import spaceone.testkit.traffic.History.Changed;
import spaceone.testkit.traffic.History.Read;
import spaceone.testkit.traffic.History.Written;

/** The domain that all visitors share, its administrator, and what everybody does there. */
public final class Office {

    /** Less than an access token lives. */
    private static final Duration SHIFT = Duration.ofMinutes(10);

    private final Balancer balancer;
    private final Books books;
    private final Postbox postbox;
    private final String domainId;
    private String adminToken;
    private long adminSince;

    public Office(Balancer balancer, Books books, Postbox postbox) {
        this.balancer = balancer;
        this.books = books;
        this.postbox = postbox;
        this.domainId =
                balancer.insist("domain/get-auth-info", null, "{\"name\": \"default\"}")
                        .text("domain_id");
    }

    Balancer balancer() {
        return balancer;
    }

    Books books() {
        return books;
    }

    Postbox postbox() {
        return postbox;
    }

    String domainId() {
        return domainId;
    }

    synchronized String adminToken() {
        if (adminToken == null || System.nanoTime() - adminSince > SHIFT.toNanos()) {
            String refresh = signIn("admin", Installation.PASSWORD).text("refresh_token");
            adminToken = grant(refresh, "DOMAIN").text("access_token");
            adminSince = System.nanoTime();
        }
        return adminToken;
    }

    /** As the administrator, until answered. */
    Reply admin(String method, String json) {
        return balancer.insist(method, adminToken(), json);
    }

    Reply signIn(String userId, String password) {
        return balancer.insist("token/issue", null, signInRequest(userId, password));
    }

    String signInRequest(String userId, String password) {
        return """
        {"domain_id": "%s", "auth_type": "LOCAL", "credentials": {"user_id": "%s", "password": "%s"}}
        """
                .formatted(domainId, userId, password);
    }

    Reply grant(String refreshToken, String scope) {
        return balancer.insist("token/grant", null, grantRequest(refreshToken, scope));
    }

    static String grantRequest(String refreshToken, String scope) {
        return """
        {"grant_type": "REFRESH_TOKEN", "token": "%s", "scope": "%s"}
        """
                .formatted(refreshToken, scope);
    }

    static String address(String userId) {
        return userId + "@example.com";
    }

    /** Creates a user with the usual password, an address and the name "v0". */
    void hire(String userId) {
        String json =
                """
                {"user_id": "%s", "auth_type": "LOCAL", "password": "%s", "email": "%s", "name": "v0"}
                """
                        .formatted(userId, Installation.PASSWORD, address(userId));
        Reply created = write("user/create", adminToken(), json, nameOf(userId), "v0");
        if (created.doubtful() && created.is(409)) {
            wrote(created, nameOf(userId), "v0");
        } else {
            expect(200, created, "create " + userId);
        }
        changed("User.create", userId, created);
    }

    static String nameOf(String userId) {
        return "the name of " + userId;
    }

    /** Sends until answered what gives a value to something. */
    Reply write(String method, String token, String json, String what, String value) {
        History history = books.history();
        Reply reply =
                balancer.insist(
                        method,
                        token,
                        json,
                        lost -> history.add(new Written(what, value, lost.begin(), History.NEVER)));
        if (reply.is(200)) {
            wrote(reply, what, value);
        }
        return reply;
    }

    void wrote(Reply reply, String what, String value) {
        books.history().add(new Written(what, value, reply.begin(), reply.end()));
    }

    /** An answer that was to tell the name of a user. */
    void look(String userId, Reply reply) {
        if (reply.isAnswered()) {
            String found = reply.is(200) ? reply.text("name") : "nothing";
            books.history().add(new Read(nameOf(userId), found, reply.begin(), reply.end()));
        }
    }

    /** It was answered, so it happened: once, or more often if earlier attempts were done, too. */
    void changed(String action, String target, Reply reply) {
        books.history().add(new Changed(action, target, 1, 1 + reply.doubts()));
    }

    /** His address counts as proven. */
    void vouch(String userId) {
        expect(200, admin("user/verify-email", named(userId)), "verify " + userId);
    }

    static String named(String userId) {
        return "{\"user_id\": \"" + userId + "\"}";
    }

    /** The tokens of one who must be let in. */
    Reply enter(String userId, String password) {
        return expect(200, signIn(userId, password), "sign-in of " + userId);
    }

    /** What nothing that happens to nodes or the database explains is an error. */
    Reply expect(int status, Reply reply, String what) {
        if (!reply.is(status)) {
            books.error(what + ": " + reply);
            throw new Surprise();
        }
        return reply;
    }

    /** The visit is over; it is in the books. */
    static final class Surprise extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
