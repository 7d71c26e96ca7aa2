package spaceone.testkit.traffic;

import spaceone.testkit.Installation;
import spaceone.testkit.traffic.Books.Loss;

/** Signs in, keeps his own profile, and changes his password, which is told to him by mail. */
public final class Member implements Visitor {

    private final Office office;
    private final String userId;
    private final Register name = new Register("v0");
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
        look(profile("get", granted.text("access_token"), "{}"));
        if (visits % 2 == 0) {
            changePassword(tokens.text("access_token"), "Sunrise" + visits + "Tea");
        }
    }

    private Reply profile(String method, String token, String json) {
        return office.balancer().insist("user-profile/" + method, token, json);
    }

    private void rename(String token, String value) {
        Reply reply =
                office.balancer()
                        .insist(
                                "user-profile/update",
                                token,
                                "{\"name\": \"" + value + "\"}",
                                () -> name.perhaps(value));
        office.expect(200, reply, "profile of " + userId);
        name.answered(value);
    }

    private void look(Reply reply) {
        if (!reply.is(200) || !name.allows(reply.text("name"))) {
            office.books().broken(Loss.WRITE, userId + " must be " + name + " and is " + reply);
        }
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
            office.postbox().due(Office.address(userId));
            refuse(old);
        }
        office.enter(userId, password);
    }

    private void refuse(String old) {
        Reply reply = office.signIn(userId, old);
        if (reply.is(200)) {
            office.books().broken(Loss.WRITE, userId + " enters with his old password");
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
            if (!tokens.is(200)) {
                office.books()
                        .broken(Loss.WRITE, "the password of " + userId + " is gone: " + tokens);
                return;
            }
            look(
                    office.balancer()
                            .postTo(node, "user-profile/get", tokens.text("access_token"), "{}"));
        }
    }
}
