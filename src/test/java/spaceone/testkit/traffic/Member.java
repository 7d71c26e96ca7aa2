package spaceone.testkit.traffic;

import spaceone.testkit.Installation;
import spaceone.testkit.traffic.History.Allowed;
import spaceone.testkit.traffic.History.Ended;

/** Signs in, keeps his own profile, and changes his password, which is told to him by mail. */
public final class Member implements Visitor {

    private final Office office;
    private final String userId;
    private String password = Installation.PASSWORD;
    private int visits;

    public Member(Office office, String userId) {
        this.office = office;
        this.userId = userId;
    }

    @Override
    public void visit() {
        if (visits++ == 0) {
            office.hire(userId);
            office.vouch(userId);
        }
        Reply tokens = office.enter(userId, password);
        rename(tokens.text("access_token"), "v" + visits);
        String refresh = tokens.text("refresh_token");
        Reply granted = office.expect(200, office.grant(refresh, "USER"), "refresh of " + userId);
        office.look(userId, profile("get", granted.text("access_token"), "{}"));
        if (visits % 2 == 0) {
            changePassword(tokens.text("access_token"), "Sunrise" + visits + "Tea");
        }
    }

    private Reply profile(String method, String token, String json) {
        return office.balancer().insist("user-profile/" + method, token, json);
    }

    private void rename(String token, String value) {
        Reply reply =
                office.write(
                        "user-profile/update",
                        token,
                        "{\"name\": \"" + value + "\"}",
                        Office.nameOf(userId),
                        value);
        office.expect(200, reply, "profile of " + userId);
    }

    private void changePassword(String token, String chosen) {
        String old = password;
        Reply reply =
                profile(
                        "update-password",
                        token,
                        "{\"current_password\": \"%s\", \"new_password\": \"%s\"}"
                                .formatted(old, chosen));
        boolean doubtful = reply.doubtful() && !reply.is(200);
        if (!doubtful) {
            office.expect(200, reply, "new password of " + userId);
        }
        // The first attempt may have made the second one wrong; then the change, and its mail, are
        // as good as answered.
        if (!doubtful || office.signIn(userId, chosen).is(200)) {
            password = chosen;
            office.postbox().due(Office.address(userId), reply);
            office.books().history().add(new Ended(passwordOf(old), reply.end()));
            refuse(old);
        }
        office.enter(userId, password);
    }

    private String passwordOf(String value) {
        return userId + "'s password " + value;
    }

    private void refuse(String old) {
        Reply reply = office.signIn(userId, old);
        if (reply.is(200)) {
            office.books().history().add(new Allowed(passwordOf(old), reply.begin()));
        }
    }

    @Override
    public void settle() {
        for (int node = 0; node < office.balancer().count(); node++) {
            Reply tokens =
                    office.balancer()
                            .postTo(
                                    node,
                                    "token/issue",
                                    null,
                                    office.signInRequest(userId, password));
            office.expect(200, tokens, "the last password of " + userId);
            office.look(
                    userId,
                    office.balancer()
                            .postTo(node, "user-profile/get", tokens.text("access_token"), "{}"));
        }
    }
}
