package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.World;

/** Calls at once: nothing is lost, nothing is done twice, and somebody always stays in charge. */
@InServer
class TenancyParallelIT {

    private World world;

    @BeforeEach
    void freshWorld() {
        world = World.fresh();
    }

    /** G96 */
    @Test
    void ofManyEqualBindingsExactlyOneIsMade() throws InterruptedException, ExecutionException {
        List<Answer> answers = all(20, i -> bind("kim", "managed-workspace-member"));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        answers.stream()
                .filter(a -> a.status() != 200)
                .forEach(a -> a.isRefused(400, "ERROR_DUPLICATED_WORKSPACE_ROLE_BINDING"));
        assertThat(total("role-binding/list", "{\"user_id\": \"kim@acme.io\"}")).isEqualTo(1);
        assertThat(workspace("W1").json().getInt("user_count")).isEqualTo(3);
    }

    @Test
    void ofManyEqualNamesExactlyOneIsTaken() throws InterruptedException, ExecutionException {
        for (String body :
                List.of(
                        "domain/create {\"name\": \"{gamma}\", \"admin\": {\"user_id\": \"a@x.io\", \"password\": \"Correct9Horse\", \"name\": \"A\"}}",
                        "workspace/create {\"name\": \"wanted\"}")) {
            String[] call = body.split(" ", 2);
            String caller = call[0].startsWith("domain") ? "SA" : "DA";

            List<Answer> answers = all(6, i -> world.call(caller, call[0], call[1]));

            assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
            answers.stream()
                    .filter(a -> a.status() != 200)
                    .forEach(a -> a.isRefused(409, "ERROR_NOT_UNIQUE"));
        }
    }

    @Test
    void ofManyEqualAdministratorsExactlyOneIsMade()
            throws InterruptedException, ExecutionException {
        List<Answer> answers =
                all(
                        8,
                        i ->
                                world.call(
                                        "DA",
                                        "role-binding/create",
                                        """
                                        {"user_id": "kim@acme.io", "role_id": "managed-domain-admin",
                                         "resource_group": "DOMAIN"}
                                        """));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        answers.stream()
                .filter(a -> a.status() != 200)
                .forEach(a -> a.isRefused(400, "ERROR_DUPLICATED_ROLE_BINDING"));
    }

    /** G97 */
    @Test
    void usersAddedToOneGroupAtOnceAllStay() throws InterruptedException, ExecutionException {
        group();
        List<String> users = List.of("kim", "lee", "eve");

        List<Answer> answers = all(3, i -> addToGroup(users.get(i)));

        answers.forEach(a -> a.is(200));
        assertThat(
                        world.call("DA", "workspace-group/get", "{\"workspace_group_id\": \"$G\"}")
                                .json()
                                .getJsonArray("users"))
                .hasSize(3);
        assertThat(total("role-binding/list", "{\"workspace_id\": \"$W1\"}")).isEqualTo(5);
    }

    @Test
    void usersAddedToOneUserGroupAtOnceAllStay() throws InterruptedException, ExecutionException {
        bind("kim", "managed-workspace-member").is(200);
        bind("lee", "managed-workspace-member").is(200);
        Answer team = world.call("OW", "user-group/create", "{\"name\": \"team\"}");
        world.keep("UG", team.is(200).text("user_group_id"));
        List<String> users = List.of("kim", "lee", "member", "owner");

        all(
                4,
                i ->
                        world.call(
                                        "OW",
                                        "user-group/add-users",
                                        "{\"user_group_id\": \"$UG\", \"users\": [\"%s@acme.io\"]}"
                                                .formatted(users.get(i)))
                                .is(200));

        assertThat(
                        world.call("OW", "user-group/get", "{\"user_group_id\": \"$UG\"}")
                                .json()
                                .getJsonArray("users"))
                .hasSize(4);
    }

    /** A workspace that joins a group while users do: in the end everybody is everywhere. */
    @Test
    void joiningAGroupFromBothSidesMissesNobody() throws InterruptedException, ExecutionException {
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        List<String> users = List.of("kim", "lee", "eve");

        List<Answer> answers =
                all(5, i -> i < 3 ? addToGroup(users.get(i)) : move(i == 3 ? "W1" : "W2"));

        answers.forEach(a -> a.is(200));
        assertThat(total("role-binding/list", "{\"workspace_group_id\": \"$G\"}")).isEqualTo(6);
    }

    @Test
    void twoAdministratorsCannotDismissEachOther() throws InterruptedException, ExecutionException {
        world.token("DA2");
        List<Answer> answers =
                all(
                        2,
                        i ->
                                world.call(
                                        i == 0 ? "DA" : "DA2",
                                        "role-binding/delete",
                                        "{\"role_binding_id\": \"%s\"}"
                                                .formatted(i == 0 ? "$RB_ADM2" : "$RB_ADMIN")));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        assertThat(totalAs("SYS@D", "role-binding/list", "{\"role_type\": \"DOMAIN_ADMIN\"}"))
                .isEqualTo(1);
    }

    @Test
    void twoOwnersCannotDismissEachOther() throws InterruptedException, ExecutionException {
        world.keep("RB_KIM", bind("kim", "managed-workspace-owner").text("role_binding_id"));
        world.token("kim ($W1)");

        List<Answer> answers =
                all(
                        2,
                        i ->
                                world.call(
                                        i == 0 ? "OW" : "kim ($W1)",
                                        "role-binding/delete",
                                        "{\"role_binding_id\": \"%s\"}"
                                                .formatted(i == 0 ? "$RB_KIM" : "$RB_OWNER")));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
        assertThat(
                        total(
                                "role-binding/list",
                                "{\"workspace_id\": \"$W1\", \"role_type\": \"WORKSPACE_OWNER\"}"))
                .isEqualTo(1);
    }

    @Test
    void twoMovesOfProjectGroupsMakeNoCircle() throws InterruptedException, ExecutionException {
        for (String name : List.of("A", "B")) {
            Answer made = world.call("OW", "project-group/create", "{\"name\": \"" + name + "\"}");
            world.keep(name, made.is(200).text("project_group_id"));
        }

        List<Answer> answers =
                all(
                        2,
                        i ->
                                world.call(
                                        "OW",
                                        "project-group/change-parent-group",
                                        "{\"project_group_id\": \"%s\", \"parent_group_id\": \"%s\"}"
                                                .formatted(
                                                        i == 0 ? "$A" : "$B",
                                                        i == 0 ? "$B" : "$A")));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    }

    private Answer bind(String user, String role) {
        return world.call(
                "DA",
                "role-binding/create",
                """
                {"user_id": "%s@acme.io", "role_id": "%s", "resource_group": "WORKSPACE", "workspace_id": "$W1"}
                """
                        .formatted(user, role));
    }

    private void group() {
        Answer made = world.call("DA", "workspace-group/create", "{\"name\": \"g\"}");
        world.keep("G", made.is(200).text("workspace_group_id"));
        move("W1").is(200);
    }

    private Answer move(String workspace) {
        return world.call(
                "DA",
                "workspace/change-workspace-group",
                "{\"workspace_id\": \"$%s\", \"workspace_group_id\": \"$G\"}".formatted(workspace));
    }

    private Answer addToGroup(String user) {
        return world.call(
                "DA",
                "workspace-group/add-users",
                """
                {"workspace_group_id": "$G",
                 "users": [{"user_id": "%s@acme.io", "role_id": "managed-workspace-owner"}]}
                """
                        .formatted(user));
    }

    private Answer workspace(String name) {
        return world.call("DA", "workspace/get", "{\"workspace_id\": \"$" + name + "\"}").is(200);
    }

    private int total(String method, String body) {
        return totalAs("DA", method, body);
    }

    private int totalAs(String caller, String method, String body) {
        return world.call(caller, method, body).is(200).json().getInt("total_count");
    }

    private interface Call {
        Answer answer(int i);
    }

    private static List<Answer> all(int count, Call call)
            throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        List<Callable<Answer>> calls =
                IntStream.range(0, count)
                        .<Callable<Answer>>mapToObj(i -> () -> call.answer(i))
                        .toList();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : callers.invokeAll(calls)) {
            answers.add(answer.get());
        }
        callers.shutdown();
        return answers;
    }
}
