package spaceone.testkit.traffic;

import java.util.ArrayList;
import java.util.List;
import spaceone.testkit.Installation;

/**
 * Creates users, changes them many times, and looks whether what was written is there. Creates each
 * a second time, with an invitation to another address, which is refused.
 */
public final class Clerk implements Visitor {

    private static final int CHANGES = 8;

    private final Office office;
    private final String name;
    private final List<String> users = new ArrayList<>();

    public Clerk(Office office, String name) {
        this.office = office;
        this.name = name;
    }

    @Override
    public void visit() {
        String userId = name + users.size();
        office.hire(userId);
        users.add(userId);
        for (int i = 1; i <= CHANGES; i++) {
            rename(userId, "v" + i);
            office.look(userId, office.admin("user/get", Office.named(userId)));
        }
        office.expect(409, inviteAgain(userId), "invite again " + userId);
    }

    private void rename(String userId, String value) {
        Reply reply =
                office.write(
                        "user/update",
                        office.adminToken(),
                        "{\"user_id\": \"%s\", \"name\": \"%s\"}".formatted(userId, value),
                        Office.nameOf(userId),
                        value);
        office.expect(200, reply, "rename " + userId);
        office.changed("User.update", userId, reply);
    }

    private Reply inviteAgain(String userId) {
        return office.admin(
                "user/create",
                """
                {"user_id": "%s", "auth_type": "LOCAL", "password": "%s", "email": "%s", "reset_password": true}
                """
                        .formatted(userId, Installation.PASSWORD, Office.address("not-" + userId)));
    }

    @Override
    public void settle() {
        for (String userId : users) {
            for (int node = 0; node < office.balancer().count(); node++) {
                office.look(
                        userId,
                        office.balancer()
                                .postTo(
                                        node,
                                        "user/get",
                                        office.adminToken(),
                                        Office.named(userId)));
            }
        }
    }
}
