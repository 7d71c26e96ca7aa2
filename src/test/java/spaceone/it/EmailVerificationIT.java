package spaceone.it;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.Person.code;
import static spaceone.testkit.Person.wrong;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Parallel;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;
import spaceone.testkit.Time;

/** Whether an address is its user's (docs/contract/people.md). */
@InServer
class EmailVerificationIT {

    private static final String INVALID = "ERROR_INVALID_VERIFY_CODE";

    private final Tenant acme = Installation.domain();
    private Person alice;

    @BeforeEach
    void createUser() {
        Time.forgetSource();
        alice = Person.unproven(acme, "alice");
    }

    @Test
    void anAdministratorVouchesForTheAddress() {
        assertThat(acme.asAdmin("user/verify-email", alice.named("")).is(200).body())
                .isEqualTo("{}");

        assertThat(alice.record().json().getBoolean("email_verified")).isTrue();
        assertThat(alice.mailbox().now()).isEmpty();
    }

    @Test
    void anAdministratorMayAskForTheCodeInstead() {
        acme.asAdmin("user/verify-email", alice.named(", \"force\": false")).is(200);

        assertThat(alice.mailbox().only().code()).matches("[1-9][0-9]{5}");
        assertThat(alice.record().json().getBoolean("email_verified")).isFalse();
    }

    @Test
    void theCodeProvesTheNewAddress() {
        String address = "un2@" + acme.name() + ".io";
        alice.profile("verify-email", "{\"email\": \"%s\"}".formatted(address)).is(200);
        Answer asked = alice.profile("get", "{}").is(200);
        String code = Mailbox.of(address).only().code();

        Answer confirmed = alice.profile("confirm-email", code(" " + code + " ")).is(200);

        assertThat(asked.text("email")).isEqualTo(address);
        assertThat(asked.json().getBoolean("email_verified")).isFalse();
        assertThat(confirmed.text("email")).isEqualTo(address);
        assertThat(confirmed.json().getBoolean("email_verified")).isTrue();
        alice.profile("confirm-email", code(code)).isRefused(400, INVALID);
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsRefusedToo() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();

        for (int i = 0; i < 5; i++) {
            Answer refused = alice.profile("confirm-email", code(wrong(code)));
            refused.isRefused(400, INVALID);
            assertThat(refused.message()).doesNotContain(wrong(code));
        }

        alice.profile("confirm-email", code(code)).isRefused(400, INVALID);
    }

    @Test
    void theFifthTryMayBeTheRightOne() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();

        for (int i = 0; i < 4; i++) {
            alice.profile("confirm-email", code(wrong(code))).isRefused(400, INVALID);
        }

        alice.profile("confirm-email", code(code)).is(200);
    }

    @Test
    void theCodeLivesAnHour() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();

        Time.pass(acme, Duration.ofSeconds(3601));

        alice.profile("confirm-email", code(code)).isRefused(400, INVALID);
    }

    @Test
    void theCodeIsNoProofForAnotherAddress() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();
        alice.profile("update", "{\"email\": \"other@acme.io\"}").is(200);

        alice.profile("confirm-email", code(code)).isRefused(400, INVALID);

        assertThat(alice.record().json().getBoolean("email_verified")).isFalse();
    }

    @Test
    void aNewerCodeKillsTheOlder() {
        alice.profile("verify-email", "{}").is(200);
        String first = alice.mailbox().number(1).code();
        alice.profile("verify-email", "{}").is(200);
        String second = alice.mailbox().number(2).code();

        if (!first.equals(second)) {
            alice.profile("confirm-email", code(first)).isRefused(400, INVALID);
        }
        alice.profile("confirm-email", code(second)).is(200);
    }

    @Test
    void withoutAnAddressThereIsNothingToVerify() {
        acme.user("fresh");
        Answer refused =
                Api.post("/identity/v2/user-profile/verify-email", acme.token("fresh"), "{}");

        refused.isRefused(400, "ERROR_REQUIRED_PARAMETER");
        assertThat(refused.message()).contains("(key = email)");
    }

    @Test
    void theSameAddressAgainStaysVerified() {
        acme.asAdmin("user/verify-email", alice.named("")).is(200);

        Answer updated =
                alice.profile(
                                "update",
                                "{\"email\": \"%s\"}".formatted(alice.id().toUpperCase(ROOT)))
                        .is(200);

        assertThat(updated.json().getBoolean("email_verified")).isTrue();
        assertThat(updated.text("email")).isEqualTo(alice.id());
    }

    @Test
    void onlyOneStrictAddressIsAccepted() {
        alice.profile("verify-email", "{\"email\": \"a@x.io,b@y.io\"}")
                .isRefused(400, "ERROR_INCORRECT_EMAIL_FORMAT");
        alice.profile("confirm-email", "{}").isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    @Test
    void nobodyVouchesForHimself() {
        Person bob = Person.unproven(acme, "bob");
        String force = alice.named(", \"force\": true");

        assertThat(
                        List.of(
                                v2(alice, "verify-email", force).status(),
                                alice.v1("verify-email", force).status(),
                                v2(bob, "verify-email", alice.named("")).status(),
                                v2(bob, "confirm-email", alice.named(", \"verify_code\": \"1\""))
                                        .status()))
                .containsOnly(403);
        v2(alice, "verify-email", alice.named("")).is(200);
        v2(alice, "confirm-email", alice.named(codeMember(alice.mailbox().only().code()))).is(200);
    }

    @Test
    void anAdministratorConfirmsForAnother() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();

        Answer confirmed = acme.asAdmin("user/confirm-email", alice.named(codeMember(code)));

        assertThat(confirmed.is(200).json().getBoolean("email_verified")).isTrue();
    }

    @Test
    void theSixthCodeInTenMinutesHasToWait() {
        for (int i = 0; i < 5; i++) {
            alice.profile("verify-email", "{}").is(200);
        }

        Answer sixth = alice.profile("verify-email", "{}");

        sixth.isRefused(429, "ERROR_TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(sixth.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(500, 600);
        Time.pass(acme, Duration.ofMinutes(10));
        alice.profile("verify-email", "{}").is(200);
    }

    @Test
    void twentyCodesAnHourAreEnough() {
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 5; j++) {
                alice.profile("verify-email", "{}").is(200);
            }
            Time.pass(acme, Duration.ofMinutes(11));
        }

        alice.profile("verify-email", "{}").isRefused(429, "ERROR_TOO_MANY_REQUESTS");
    }

    @Test
    void ofManyConfirmationsAtOnceOneSucceeds() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();
        Callable<Integer> confirm = () -> alice.profile("confirm-email", code(code)).status();

        List<Integer> statuses = Parallel.run(64, Collections.nCopies(64, confirm));

        assertThat(statuses).containsOnly(200, 400);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    }

    @Test
    void aThousandGuessesAtOnceGetFiveTries() {
        alice.profile("verify-email", "{}").is(200);
        String code = alice.mailbox().only().code();
        Stream<Callable<Integer>> guesses =
                IntStream.range(0, 1000)
                        .mapToObj(i -> String.valueOf(100_000 + i))
                        .filter(guess -> !guess.equals(code))
                        .map(guess -> () -> alice.profile("confirm-email", code(guess)).status());

        assertThat(Parallel.run(32, guesses.toList())).containsOnly(400);

        assertThat(
                        Time.update(
                                "update verify_codes set tries = tries where domain_id = ? and tries = 5",
                                acme.domainId()))
                .isEqualTo(1);
        alice.profile("confirm-email", code(code)).isRefused(400, INVALID);
    }

    private static Answer v2(Person who, String method, String json) {
        return Api.post("/identity/v2/user/" + method, who.token(), json);
    }

    private static String codeMember(String code) {
        return ", \"verify_code\": \"" + code + "\"";
    }
}
