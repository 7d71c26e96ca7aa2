package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Chore;
import spaceone.identity.audit.Actor;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodeIssued;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What is shown of a second factor: judged, used up once, and what stands in for it. */
@InRoom
class SecondFactorTest {

    @Inject SecondFactor secondFactor;
    @Inject Factors factors;
    @Inject RecoveryCodes recoveryCodes;
    @Inject BypassCodes bypassCodes;
    @Inject OtpSecrets otpSecrets;
    @Inject MfaPurge purge;
    @Inject Users users;
    @Inject Actor actor;
    @Inject Phone phone;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private String id;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        id = alice.userId();
    }

    private User now() {
        return users.get(domain, id);
    }

    private ProvenFactor prove(String code) {
        return secondFactor.prove(now(), now().mfa().type(), code);
    }

    private void use(ProvenFactor proven) {
        room.together(() -> secondFactor.use(users.lock(domain, id), proven));
    }

    private void wrong(String code) {
        refused(VerificationError.INVALID_VERIFY_CODE, () -> prove(code));
    }

    // Codes of the app.

    @Proves("6.5.1")
    @Test
    void aCodeOfTheAppIsGoodOnceAndSoAreAllBeforeIt() {
        phone.enrol(alice);
        secondFactor.ask(now(), now().mfa().type());
        String earlier = phone.code(-1);
        ProvenFactor proven = prove(phone.code());
        assertThat(proven.standIn()).isEmpty();
        use(proven);

        secondFactor.ask(now(), now().mfa().type());
        ProvenFactor again = prove(phone.code());
        refused(VerificationError.INVALID_VERIFY_CODE, () -> use(again));
        secondFactor.ask(now(), now().mfa().type());
        if (!earlier.equals(phone.code())) {
            ProvenFactor before = prove(earlier);
            refused(VerificationError.INVALID_VERIFY_CODE, () -> use(before));
        }
    }

    @Test
    void aChallengeIsUsedUpOnce() {
        phone.enrol(alice);
        secondFactor.ask(now(), now().mfa().type());
        ProvenFactor proven = prove(phone.code());
        use(proven);

        refused(VerificationError.INVALID_VERIFY_CODE, () -> use(proven));
    }

    @Test
    void askingAgainGivesNoNewTries() {
        phone.enrol(alice);
        for (int i = 0; i < 5; i++) {
            secondFactor.ask(now(), now().mfa().type());
            wrong(phone.wrongCode());
        }
        secondFactor.ask(now(), now().mfa().type());
        wrong(phone.code());
        clock.pass(Duration.ofMinutes(5));
        secondFactor.ask(now(), now().mfa().type());
        assertThatCode(() -> prove(phone.code())).doesNotThrowAnyException();
    }

    @Test
    void withoutAChallengeNoCodeIsLookedAt() {
        phone.enrol(alice);
        wrong(phone.code());
    }

    @Test
    void oneStepOfDriftAndNoMore() {
        phone.enrol(alice);
        secondFactor.ask(now(), now().mfa().type());
        assertThatCode(() -> prove(phone.code(1))).doesNotThrowAnyException();
        assertThatCode(() -> prove(phone.code(-1))).doesNotThrowAnyException();
        String late = phone.code(-2);
        if (!List.of(phone.code(-1), phone.code(), phone.code(1)).contains(late)) {
            wrong(late);
        }
    }

    @Test
    void aSecretThatIsGoneHasNoCode() {
        assertThat(otpSecrets.step("user-secret-gone", "123456")).isEmpty();
        assertThat(otpSecrets.seen("user-secret-gone")).isEmpty();
    }

    // Codes by mail.

    @Test
    void aMailedCodeIsSentWhereTheFactorIs() {
        phone.enrolByMail(alice);
        heard.clear();

        secondFactor.ask(now(), now().mfa().type());

        assertThat(heard.last(VerifyCodeIssued.class).address()).isEqualTo(alice.email());
        assertThat(heard.last(VerifyCodeIssued.class).purpose()).isEqualTo(CodePurpose.MFA_LOGIN);
        ProvenFactor proven = prove(phone.mailedCode());
        use(proven);
        refused(VerificationError.INVALID_VERIFY_CODE, () -> use(proven));
    }

    @Test
    void overTheLimitTheLastCodeOfASignInStaysGood() {
        phone.enrolByMail(alice);
        for (int i = 0; i < 5; i++) {
            secondFactor.ask(now(), now().mfa().type());
        }
        String last = phone.mailedCode();
        heard.clear();

        secondFactor.ask(now(), now().mfa().type());

        assertThat(heard.all(VerifyCodeIssued.class)).isEmpty();
        assertThatCode(() -> prove(last)).doesNotThrowAnyException();
    }

    // What is seen of it.

    @Test
    void onesFactorsAreListedWithoutAnySecret() {
        assertThat(factors.list(domain, id)).isEmpty();
        Instant begun = clock.instant();
        phone.enrol(alice);
        RecoveryCodes.Shown set = recoveryCodes.renew(domain, id);
        actor.authenticated("USER", domain, "admin", null);
        BypassCodes.Given given = bypassCodes.issue(domain, id, null);

        List<Factors.Factor> all = factors.list(domain, id);

        assertThat(all).hasSize(3);
        assertThat(all.get(0).kind()).isEqualTo(Factors.Kind.OTP);
        assertThat(all.get(0).createdAt()).isEqualTo(begun);
        assertThat(all.get(0).lastUsedAt())
                .isEqualTo(Instant.ofEpochSecond(begun.getEpochSecond() / 30 * 30));
        assertThat(all.get(1))
                .isEqualTo(
                        new Factors.Factor(
                                Factors.Kind.RECOVERY_CODES,
                                null,
                                set.createdAt(),
                                null,
                                10,
                                10,
                                null,
                                null));
        assertThat(all.get(2))
                .isEqualTo(
                        new Factors.Factor(
                                Factors.Kind.BYPASS_CODE,
                                null,
                                clock.instant(),
                                null,
                                null,
                                null,
                                given.expiresAt(),
                                "admin"));
    }

    @Test
    void aMailboxIsListedByItsAddressAndALostSecretAsAnApp() {
        phone.enrolByMail(alice);
        assertThat(factors.list(domain, id))
                .extracting(Factors.Factor::kind, Factors.Factor::email)
                .containsExactly(tuple(Factors.Kind.EMAIL, alice.email()));
        User bob = town.user("bob");
        phone.enrol(bob);
        room.tamper("delete from otp_secrets where user_key = ?1", bob.key());
        assertThat(factors.list(domain, bob.userId()).get(0).kind()).isEqualTo(Factors.Kind.OTP);
        assertThat(factors.list(domain, bob.userId()).get(0).createdAt()).isNull();
    }

    @Test
    void thePurgeClearsAll() {
        assertThat(purge.chores())
                .extracting(Chore::name)
                .containsExactly(
                        "purge-bypass-codes", "purge-trusted-devices", "purge-passkey-challenges");
    }
}
