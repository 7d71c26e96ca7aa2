package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.user.FactorChanged;
import spaceone.identity.user.FormatError;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** An app and codes by mail beside one another, and one app after the other. */
@InRoom
class OtherFactorsTest {

    private static final String MAILBOX = "codes@example.com";

    @Inject OwnFactor ownFactor;
    @Inject MfaEnrolment enrolment;
    @Inject SecondFactor secondFactor;
    @Inject RecoveryCodes recoveryCodes;
    @Inject TrustedDevices devices;
    @Inject Factors factors;
    @Inject Users users;
    @Inject Phone phone;
    @Inject Phone newPhone;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
    }

    private User now() {
        return users.get(alice.domainId(), alice.userId());
    }

    private void wrong(String code) {
        refused(VerificationError.INVALID_VERIFY_CODE, () -> phone.confirmAnother(alice, code));
    }

    private List<MfaType> types() {
        return now().factors().stream().map(Mfa::type).toList();
    }

    /** As at a sign-in; whether it was looked at and right. */
    private boolean opens(MfaType type, String code) {
        secondFactor.ask(now(), type);
        try {
            secondFactor.prove(now(), type, code);
            return true;
        } catch (IdentityException refusal) {
            assertThat(refusal.error()).isEqualTo(VerificationError.INVALID_VERIFY_CODE);
            return false;
        }
    }

    // Beside one another.

    @Test
    void mailsAreInUseBesideTheAppWhenTheirCodeWasShown() {
        phone.enrol(alice);
        Mfa app = now().mfa();

        ownFactor.beginAnother(phone.signedIn(alice, 0), "EMAIL", " " + MAILBOX + " ", null);
        assertThat(types()).containsExactly(MfaType.OTP);
        phone.confirmAnother(alice, phone.mailedCode());

        assertThat(now().mfa()).isEqualTo(app);
        assertThat(now().spareFactor().map(Mfa::email)).contains(MAILBOX);
        assertThat(factors.list(alice.domainId(), alice.userId()))
                .extracting(Factors.Factor::kind, Factors.Factor::preferred)
                .containsExactly(tuple(Factors.Kind.OTP, true), tuple(Factors.Kind.EMAIL, false));
        FactorChanged told = heard.last(FactorChanged.class);
        assertThat(told.change()).isEqualTo(FactorChanged.Change.ADDED);
        assertThat(told.undoAddress()).isEqualTo(alice.email());
        assertThat(told.before()).isEqualTo(app);
        assertThat(recorded()).isEqualTo(List.of("ADDED EMAIL"));
    }

    private List<?> recorded() {
        return room.rows(
                "select details ->> 'change' || ' ' || (details ->> 'mfa_type') from audit_records"
                        + " where domain_id = ?1 and target_id = ?2 and action = 'User.mfa' and details ->> 'change' is not null"
                        + " order by id",
                alice.domainId(),
                alice.userId());
    }

    @Test
    void nothingElseThanItsOwnCodeAddsOne() {
        phone.enrol(alice);
        OwnAccount.Self self = phone.signedIn(alice, 0);
        List<String> recovery = recoveryCodes.renew(alice.domainId(), alice.userId()).codes();
        refused(MfaError.MFA_NOT_ENABLED, () -> phone.confirmAnother(alice, "123456"));
        phone.beginMails(alice, MAILBOX);
        String mailed = phone.mailedCode();

        wrong(recovery.get(0));
        wrong(phone.code());
        refused(VerificationError.INVALID_VERIFY_CODE, () -> enrolment.confirm(self, mailed));
        // The code of a sign-in, mailed to the same address, is of another purpose.
        assertThat(types()).containsExactly(MfaType.OTP);
        phone.confirmAnother(alice, mailed);
        refused(MfaError.MFA_NOT_ENABLED, () -> phone.confirmAnother(alice, mailed));
        assertThat(types()).containsExactly(MfaType.OTP, MfaType.EMAIL);
    }

    @Test
    void fiveGuessesAreAllThereAre() {
        phone.enrol(alice);
        phone.beginMails(alice, MAILBOX);
        for (int i = 0; i < 5; i++) {
            wrong(phone.mailedCode().equals("100000") ? "100001" : "100000");
        }

        wrong(phone.mailedCode());
        assertThat(types()).containsExactly(MfaType.OTP);
    }

    @Test
    void aCodeOfASignInAddsNothing() {
        phone.enrolByMail(alice);
        secondFactor.ask(now(), MfaType.EMAIL);
        String signIn = phone.mailedCode();
        ownFactor.beginAnother(phone.signedIn(alice, 0), "EMAIL", now().mfa().email(), null);
        String other = phone.mailedCode();

        if (!other.equals(signIn)) {
            wrong(signIn);
            assertThat(opens(MfaType.EMAIL, other)).isFalse();
        }
    }

    @Test
    void whatIsNoFactorIsNotAdded() {
        OwnAccount.Self self = phone.signedIn(alice, 0);
        refused(MfaError.MFA_NOT_IN_USE, () -> phone.beginMails(alice, MAILBOX));
        phone.enrol(alice);
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> ownFactor.beginAnother(self, null, null, null));
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> ownFactor.beginAnother(self, "EMAIL", null, null));
        refused(
                FormatError.INCORRECT_EMAIL_FORMAT,
                () -> ownFactor.beginAnother(self, "EMAIL", "nowhere", null));
        refused(
                MfaError.NOT_SUPPORTED_MFA_TYPE,
                () -> ownFactor.beginAnother(self, "PASSKEY", null, null));
        User elsewhere = town.external("kim");
        refused(
                UserError.NOT_ALLOWED_ACTIONS,
                () ->
                        enrolment.beginAnother(
                                elsewhere.domainId(), elsewhere.userId(), "OTP", null));
    }

    @Test
    void allOfItNeedsAFreshProof() {
        phone.enrol(alice);
        phone.addMails(alice, MAILBOX);
        OwnAccount.Self stale = phone.signedIn(alice, 6);

        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> ownFactor.beginAnother(stale, "OTP", null, null));
        refused(CommonError.REQUIRED_PARAMETER, () -> ownFactor.prefer(stale, "EMAIL", null));
        refused(CommonError.REQUIRED_PARAMETER, () -> ownFactor.removeOne(stale, "EMAIL", null));
        assertThat(types()).containsExactly(MfaType.OTP, MfaType.EMAIL);

        ownFactor.prefer(stale, "EMAIL", Town.PASSWORD);
        assertThat(types()).containsExactly(MfaType.EMAIL, MfaType.OTP);
    }

    @Test
    void thePreferredOneIsTheOneThatAnswersShow() {
        phone.enrol(alice);
        phone.addMails(alice, MAILBOX);
        Mfa app = now().mfa();

        ownFactor.prefer(phone.signedIn(alice, 0), "EMAIL", null);

        assertThat(now().mfa().toJson().toString())
                .isEqualTo(
                        "{\"state\":\"ENABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"email\":\""
                                + MAILBOX
                                + "\"}}");
        assertThat(now().spareFactor()).contains(app);
        assertThat(opens(MfaType.OTP, phone.code())).isTrue();
        assertThat(heard.last(FactorChanged.class).change())
                .isEqualTo(FactorChanged.Change.PREFERRED);
        heard.clear();
        ownFactor.prefer(phone.signedIn(alice, 0), "EMAIL", null);
        assertThat(heard.all(FactorChanged.class)).isEmpty();
    }

    @Test
    void ofTwoOneIsRemovedAndTheOtherIsLeft() {
        phone.enrol(alice);
        refused(
                CommonError.INVALID_PARAMETER,
                () -> ownFactor.removeOne(phone.signedIn(alice, 0), "OTP", null));
        refused(
                CommonError.INVALID_PARAMETER,
                () -> ownFactor.removeOne(phone.signedIn(alice, 0), "EMAIL", null));
        phone.addMails(alice, MAILBOX);
        secondFactor.ask(now(), MfaType.EMAIL);
        String mailed = phone.mailedCode();
        room.together(() -> devices.trust(now()));

        ownFactor.removeOne(phone.signedIn(alice, 0), "OTP", null);

        assertThat(types()).containsExactly(MfaType.EMAIL);
        assertThat(room.value("select count(*) from otp_secrets where user_key = ?1", alice.key()))
                .isEqualTo(0L);
        assertThat(devices.list(now())).isEmpty();
        assertThat(heard.last(FactorChanged.class).change())
                .isEqualTo(FactorChanged.Change.REMOVED);
        assertThat(recorded()).isEqualTo(List.of("ADDED EMAIL", "REMOVED OTP"));
        refused(
                VerificationError.INVALID_VERIFY_CODE,
                () -> secondFactor.prove(now(), MfaType.EMAIL, mailed));
    }

    @Test
    void turningItOffTurnsBothOff() {
        phone.enrol(alice);
        phone.addMails(alice, MAILBOX);

        ownFactor.beginRemoval(phone.signedIn(alice, 0), null);
        phone.confirm(alice);

        assertThat(now().factors()).isEmpty();
        assertThat(now().spareFactor()).isEmpty();
        assertThat(room.value("select spare_factor from users where id = ?1", alice.key()))
                .isNull();
    }

    @Test
    void soDoesAnAdministrator() {
        phone.enrolByMail(alice);
        newPhone.addApp(alice);
        assertThat(types()).containsExactly(MfaType.EMAIL, MfaType.OTP);

        enrolment.remove(alice.domainId(), alice.userId());

        assertThat(now().factors()).isEmpty();
        assertThat(room.value("select count(*) from otp_secrets where user_key = ?1", alice.key()))
                .isEqualTo(0L);
    }

    /** A node of an older version has turned the factor off, and knows of no other. */
    @Test
    void aSecondOneIsNothingWithoutTheFirst() {
        phone.enrol(alice);
        phone.addMails(alice, MAILBOX);
        room.tamper("update users set mfa = null where id = ?1", alice.key());

        assertThat(now().factors()).isEmpty();
        phone.enrol(alice);
        assertThat(types()).containsExactly(MfaType.OTP);
    }

    // One app after the other.

    @Test
    void theOldAppCountsUntilTheNewOneWasShownAndThenNoMore() {
        phone.enrol(alice);
        phone.addMails(alice, MAILBOX);
        recoveryCodes.renew(alice.domainId(), alice.userId());
        room.together(() -> devices.trust(now()));
        String old = now().mfa().secretId();

        newPhone.beginApp(alice);
        assertThat(opens(MfaType.OTP, phone.code())).isTrue();
        assertThat(opens(MfaType.OTP, newPhone.code())).isFalse();
        wrong(phone.code());
        assertThat(now().mfa().secretId()).isEqualTo(old);

        phone.confirmAnother(alice, newPhone.code());
        clock.pass(Duration.ofMinutes(1));

        assertThat(now().mfa().secretId()).isNotEqualTo(old);
        assertThat(types()).containsExactly(MfaType.OTP, MfaType.EMAIL);
        assertThat(opens(MfaType.OTP, newPhone.code())).isTrue();
        assertThat(opens(MfaType.OTP, phone.code())).isFalse();
        assertThat(devices.list(now())).isEmpty();
        assertThat(recoveryCodes.standing(alice.key()).remaining()).isEqualTo(10);
        assertThat(room.value("select count(*) from otp_secrets where user_key = ?1", alice.key()))
                .isEqualTo(1L);
    }

    @Test
    void anotherAddressTakesThePlaceOfTheOldOne() {
        phone.enrolByMail(alice);
        phone.beginMails(alice, MAILBOX);
        assertThat(now().mfa().email()).isEqualTo(alice.email());

        phone.confirmAnother(alice, phone.mailedCode());

        assertThat(now().mfa().email()).isEqualTo(MAILBOX);
        assertThat(now().spareFactor()).isEmpty();
    }

    @Test
    void whatWasBegunBeforeTheFactorWasTurnedOffAddsNothing() {
        phone.enrol(alice);
        phone.beginMails(alice, MAILBOX);
        enrolment.remove(alice.domainId(), alice.userId());

        wrong(phone.mailedCode());
        assertThat(now().factors()).isEmpty();
    }
}
