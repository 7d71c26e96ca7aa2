package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Enabled, disabled, deleted; the last administrator (docs/contract/people.md). */
@InServer
class UserStateIT {

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
    }

    @Proves("7.4.2")
    @Test
    void whoIsDisabledIsOutAtOnce() {
        String refresh = alice.signIn(Installation.PASSWORD).text("refresh_token");
        alice.token();
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();

        Answer disabled = acme.asAdmin("user/disable", alice.named("")).is(200);

        assertThat(disabled.text("state")).isEqualTo("DISABLED");
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        Installation.grant(refresh, "USER").isRefused(400, "ERROR_USER_STATE_DISABLED");
        acme.asAdmin("user/enable", alice.named("")).is(200);
        alice.forgetToken();
        alice.profile("confirm-email", Person.code(code))
                .isRefused(400, "ERROR_INVALID_VERIFY_CODE");
    }

    @Test
    void enablingLiftsTheBlock() {
        for (int i = 0; i < 10; i++) {
            alice.signIn("wrong").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        }

        acme.asAdmin("user/enable", alice.named("")).is(200);

        alice.signIn(Installation.PASSWORD).is(200);
    }

    @Test
    void theLastAdministratorStays() {
        String admin = "{\"user_id\": \"%s\"}".formatted(acme.admin());

        for (String service : List.of("/identity/v1/user/", "/identity/v2/user/")) {
            for (String method : List.of("disable", "delete")) {
                Api.post(service + method, acme.adminToken(), admin)
                        .isRefused(400, "ERROR_LAST_ADMIN_CANNOT_DISABLED_DELETED");
            }
        }
    }

    @Test
    void ofTwoAdministratorsOneStays() {
        String second = "admin2@" + acme.name() + ".io";
        acme.asAdmin(
                        "user/create",
                        """
                        {"user_id": "%s", "auth_type": "LOCAL", "password": "%s", "role_id": "managed-domain-admin"}
                        """
                                .formatted(second, Installation.PASSWORD))
                .is(200);
        String refresh = acme.signIn(second, Installation.PASSWORD).text("refresh_token");
        String token = Installation.grant(refresh, "DOMAIN").text("access_token");
        String first = acme.adminToken();

        List<Integer> statuses =
                Parallel.run(
                        2,
                        List.of(() -> disable(first, second), () -> disable(token, acme.admin())));

        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.stream().filter(status -> status != 200))
                .allMatch(status -> List.of(400, 401, 403).contains(status));
    }

    private static int disable(String token, String userId) {
        return Api.post(
                        "/identity/v2/user/disable",
                        token,
                        "{\"user_id\": \"%s\"}".formatted(userId))
                .status();
    }

    @Test
    void whoIsDeletedLeavesNothingToASuccessor() {
        alice.turnOnMfaByMail("box@" + acme.name() + ".io");
        String token = alice.token();

        assertThat(acme.asAdmin("user/delete", alice.named("")).is(200).body()).isEqualTo("{}");

        acme.asAdmin("user/get", alice.named("")).isRefused(404, "ERROR_NOT_FOUND");
        acme.asAdmin("user/delete", alice.named("")).isRefused(404, "ERROR_NOT_FOUND");
        Person successor = Person.in(acme, "alice");
        Api.post("/identity/v2/user-profile/get", token, "{}")
                .isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
        successor.signIn(Installation.PASSWORD).is(200);
        assertThat(
                        Time.update(
                                "delete from verify_codes where domain_id = ? and user_key not in (select id from users)",
                                acme.domainId()))
                .isZero();
    }
}
