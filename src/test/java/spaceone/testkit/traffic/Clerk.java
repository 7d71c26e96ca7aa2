package spaceone.testkit.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import spaceone.testkit.traffic.Books.Loss;

/** Creates users, changes them many times, and looks whether he finds what he wrote. */
public final class Clerk implements Visitor {

    private static final int CHANGES = 8;

    private final Office office;
    private final String name;
    private final Map<String, Register> names = new LinkedHashMap<>();

    public Clerk(Office office, String name) {
        this.office = office;
        this.name = name;
    }

    @Override
    public void visit() {
        String userId = name + names.size();
        Register register = new Register("v0");
        office.hire(userId);
        names.put(userId, register);
        for (int i = 1; i <= CHANGES; i++) {
            rename(userId, register, "v" + i);
            look(userId, register, office.admin("user/get", Office.named(userId)));
        }
    }

    private void rename(String userId, Register register, String value) {
        Reply reply =
                office.balancer()
                        .insist(
                                "user/update",
                                office.adminToken(),
                                "{\"user_id\": \"%s\", \"name\": \"%s\"}".formatted(userId, value),
                                () -> register.perhaps(value));
        office.expect(200, reply, "rename " + userId);
        register.answered(value);
    }

    private void look(String userId, Register register, Reply reply) {
        if (!reply.is(200) || !register.allows(reply.text("name"))) {
            office.books().broken(Loss.WRITE, userId + " must be " + register + " and is " + reply);
        }
    }

    @Override
    public void settle() {
        names.forEach(
                (userId, register) -> {
                    for (int node = 0; node < office.balancer().count(); node++) {
                        look(
                                userId,
                                register,
                                office.balancer()
                                        .postTo(
                                                node,
                                                "user/get",
                                                office.adminToken(),
                                                Office.named(userId)));
                    }
                });
    }
}
