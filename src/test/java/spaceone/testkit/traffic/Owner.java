package spaceone.testkit.traffic;

import java.util.List;
import java.util.stream.Stream;
import spaceone.testkit.Installation;
import spaceone.testkit.traffic.History.Allowed;
import spaceone.testkit.traffic.History.Ended;
import spaceone.testkit.traffic.History.Read;

/**
 * Founds workspaces, names them anew, gives a role there and takes it away. Whoever had it gets
 * nothing there any more, neither with the token of before nor with a new one.
 */
public final class Owner implements Visitor {

    private static final int NAMES = 4;
    private static final int PAUSES_AFTERWARDS = 3;

    private static final List<String> LISTS =
            List.of("user/list", "role-binding/list", "audit-record/list", "workspace/list");

    private final Office office;
    private final String name;
    private int visits;

    public Owner(Office office, String name) {
        this.office = office;
        this.name = name;
    }

    @Override
    public void visit() {
        String userId = name + visits++;
        office.hire(userId);
        Reply founded = office.admin("workspace/create", "{\"name\": \"%s\"}".formatted(userId));
        if (founded.doubtful() && founded.is(409)) {
            return;
        }
        String workspace =
                office.expect(200, founded, "workspace of " + userId).text("workspace_id");
        rename(workspace);
        LISTS.forEach(list -> office.expect(200, office.admin(list, PAGE), list));
        String given =
                """
                {"user_id": "%s", "role_id": "managed-workspace-member", "resource_group": "WORKSPACE",
                "workspace_id": "%s"}
                """
                        .formatted(userId, workspace);
        Reply bound = office.admin("role-binding/create", given);
        if (!bound.doubtful() || bound.is(200)) {
            office.expect(200, bound, "role of " + userId);
            giveAndTake(userId, workspace, bound.text("role_binding_id"));
        }
    }

    private static final String PAGE = "{\"query\": {\"page\": {\"limit\": 10}}}";

    private void rename(String workspace) {
        String what = "the name of " + workspace;
        for (int i = 1; i <= NAMES; i++) {
            String value = workspace + " " + i;
            String json =
                    "{\"workspace_id\": \"%s\", \"name\": \"%s\"}".formatted(workspace, value);
            office.expect(
                    200,
                    office.write("workspace/update", office.adminToken(), json, what, value),
                    what);
            Reply found =
                    office.admin(
                            "workspace/get", "{\"workspace_id\": \"%s\"}".formatted(workspace));
            office.expect(200, found, what);
            office.books()
                    .history()
                    .add(new Read(what, found.text("name"), found.begin(), found.end()));
        }
    }

    private void giveAndTake(String userId, String workspace, String binding) {
        String refresh = office.enter(userId, Installation.PASSWORD).text("refresh_token");
        String grant =
                Office.grantRequest(refresh, "WORKSPACE")
                        .replace("}", ", \"workspace_id\": \"" + workspace + "\"}");
        Reply granted = office.balancer().insist("token/grant", null, grant);
        String token = office.expect(200, granted, "grant of " + userId).text("access_token");
        office.expect(200, work(token), "work of " + userId);

        Reply taken =
                office.admin(
                        "role-binding/delete", "{\"role_binding_id\": \"%s\"}".formatted(binding));
        if (!taken.doubtful() || !taken.is(404)) {
            office.expect(200, taken, "role taken of " + userId);
        }
        String right = userId + "'s role in " + workspace;
        office.books().history().add(new Ended(right, taken.end()));
        for (int i = 0; i < PAUSES_AFTERWARDS; i++) {
            Stream.of(work(token), office.balancer().post("token/grant", null, grant))
                    .filter(reply -> reply.is(200))
                    .forEach(
                            reply ->
                                    office.books()
                                            .history()
                                            .add(new Allowed(right, reply.begin())));
            Balancer.pause();
        }
    }

    private Reply work(String token) {
        return office.balancer().insist("project/list", token, "{}");
    }

    @Override
    public void settle() {
        // each visit has looked
    }
}
