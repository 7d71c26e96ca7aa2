package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** A second factor that an administrator demands. */
@InServer
class DemandedMfaIT {

    private final Tenant acme = Installation.domain();
    private final String box = "box@" + acme.name() + ".io";
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.in(acme, "alice");
        alice.token(); // after the demand a sign-in gives none
    }

    @Test
    void whoHasTheDemandedTypeKeepsIt() {
        alice.turnOnMfaByMail(box);

        Answer demanded = demand("EMAIL");

        assertThat(demanded.value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"ENABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"email\":\"%s\",\"enforce\":true}}"
                                .formatted(box));
        assertThat(demanded.value("required_actions").toString()).isEqualTo("[]");
    }

    @Test
    void anotherTypeThanTheDemandedIsDropped() {
        alice.turnOnMfaByMail(box);

        Answer demanded = demand("OTP");

        assertThat(demanded.value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"DISABLED\",\"mfa_type\":\"OTP\",\"options\":{\"enforce\":true}}");
        assertThat(demanded.value("required_actions").toString()).isEqualTo("[\"ENFORCE_MFA\"]");
    }

    @Test
    void whoTakesOffADemandedFactorMustSetItUpAgain() {
        alice.turnOnMfaByMail(box);
        demand("EMAIL");
        alice.profile("disable-mfa", "{}").is(200);

        Answer off = alice.profile("confirm-mfa", code(Mailbox.of(box).number(2).code())).is(200);

        assertThat(off.value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"DISABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"enforce\":true}}");
        assertThat(off.value("required_actions").toString()).isEqualTo("[\"ENFORCE_MFA\"]");
    }

    @Test
    void anAdministratorsRemovalOfADemandedFactorEndsTheSessions() {
        alice.turnOnMfaByMail(box);
        demand("EMAIL");

        Answer off = acme.asAdmin("user/disable-mfa", alice.named("")).is(200);

        assertThat(off.value("required_actions").toString()).isEqualTo("[\"ENFORCE_MFA\"]");
        alice.profile("get", "{}").isRefused(401, "ERROR_AUTHENTICATE_FAILURE");
    }

    @Test
    void onlyTheDemandedTypeCanBeSetUp() {
        demand("OTP");

        alice.profile("enable-mfa", byMail(box)).isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    @Test
    void nobodyShakesOffADemand() {
        demand("EMAIL");
        String options =
                "{\"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"%s\", \"enforce\": false,"
                        + " \"user_secret_id\": \"x\"}}";
        Answer pending = alice.profile("enable-mfa", options.formatted(box)).is(200);
        assertThat(options(pending).toString())
                .isEqualTo("{\"email\":\"%s\",\"enforce\":true}".formatted(box));

        Answer on = alice.profile("confirm-mfa", code(Mailbox.of(box).only().code())).is(200);

        assertThat(options(on).toString())
                .isEqualTo("{\"email\":\"%s\",\"enforce\":true}".formatted(box));
        assertThat(on.value("required_actions").toString()).isEqualTo("[]");
    }

    @Test
    void withoutTheDemandAWorkingFactorStays() {
        alice.turnOnMfaByMail(box);
        demand("EMAIL");
        Answer relaxed =
                acme.asAdmin("user/update", alice.named(", \"enforce_mfa_state\": \"DISABLED\""));

        assertThat(options(relaxed.is(200)).toString())
                .isEqualTo("{\"email\":\"%s\"}".formatted(box));
    }

    @Test
    void aDemandBelongsToAType() {
        String create = "{\"user_id\": \"%s\", \"auth_type\": \"%s\", \"password\": \"%s\", %s}";
        String demand = "\"enforce_mfa_state\": \"ENABLED\"";
        String full = demand + ", \"enforce_mfa_type\": \"OTP\"";

        Answer created = create(create.formatted("b", "LOCAL", Installation.PASSWORD, full));

        assertThat(created.is(200).value("mfa").toString())
                .isEqualTo(
                        "{\"state\":\"DISABLED\",\"mfa_type\":\"OTP\",\"options\":{\"enforce\":true}}");
        assertThat(created.value("required_actions").toString()).isEqualTo("[\"ENFORCE_MFA\"]");
        create(create.formatted("c", "LOCAL", Installation.PASSWORD, demand))
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
        create(create.formatted("d", "EXTERNAL", "", full))
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    private Answer create(String json) {
        return acme.asAdmin("user/create", json);
    }

    private Answer demand(String type) {
        return acme.asAdmin(
                        "user/update",
                        alice.named(
                                ", \"enforce_mfa_state\": \"ENABLED\", \"enforce_mfa_type\": \""
                                        + type
                                        + "\""))
                .is(200);
    }

    private static String byMail(String address) {
        return "{\"mfa_type\": \"EMAIL\", \"options\": {\"email\": \"%s\"}}".formatted(address);
    }

    private static JsonObject options(Answer answer) {
        return answer.json().getJsonObject("mfa").getJsonObject("options");
    }
}
