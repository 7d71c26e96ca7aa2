package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.FormatError;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodeIssued;
import spaceone.identity.verification.VerifyCodes;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How a second factor is turned on and off. */
@InRoom
class MfaEnrolmentTest {

    @Inject MfaEnrolment enrolment;
    @Inject SecondFactor secondFactor;
    @Inject RecoveryCodes recoveryCodes;
    @Inject TrustedDevices devices;
    @Inject VerifyCodes verifyCodes;
    @Inject Users users;
    @Inject Sessions sessions;
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

    private PendingMfa beginApp() {
        PendingMfa pending = enrolment.begin(domain, id, "OTP", null);
        phone.scan(pending.otpUri());
        return pending;
    }

    private User confirm(String code) {
        return phone.confirm(alice, code);
    }

    private void enforce(MfaType type) {
        room.tamper(
                "update users set mfa = cast(?1 as jsonb), required_actions = cast(?2 as jsonb) where id = ?3",
                "{\"state\":\"DISABLED\",\"mfa_type\":\""
                        + type
                        + "\",\"options\":{\"enforce\":true}}",
                "[\"ENFORCE_MFA\"]",
                alice.key());
    }

    // Turning it on.

    @Test
    void anAppIsOnWhenItHasShownACode() {
        PendingMfa pending = beginApp();
        assertThat(pending.type()).isEqualTo(MfaType.OTP);
        assertThat(pending.email()).isNull();
        assertThat(pending.toJson().getString("state")).isEqualTo("DISABLED");
        assertThat(pending.toJson().getJsonObject("options").getString("otp_qrcode_uri"))
                .isEqualTo(pending.otpUri());
        assertThat(pending.toJson().getJsonObject("options")).doesNotContainKey("enforce");
        assertThat(now().mfa().isOn()).isFalse();

        User enrolled = confirm(phone.code());

        assertThat(enrolled.mfa().isOn()).isTrue();
        assertThat(now().mfa().type()).isEqualTo(MfaType.OTP);
        assertThat(now().mfa().secretId()).isNotNull();
        assertThat(heard.last(MfaChanged.class))
                .satisfies(
                        change -> {
                            assertThat(change.userId()).isEqualTo(id);
                            assertThat(change.state()).isEqualTo(MfaState.ENABLED);
                            assertThat(change.before().isOn()).isFalse();
                            assertThat(change.byHimself()).isTrue();
                        });
        assertThat(recorded()).isEqualTo(List.of("User.mfa"));
    }

    private List<?> recorded() {
        return room.rows(
                "select action from audit_records where domain_id = ?1 and target_id = ?2"
                        + " and action like '%mfa%' order by id",
                domain, id);
    }

    @Test
    void mailsAreOnWhenAMailedCodeWasShown() {
        PendingMfa pending = enrolment.begin(domain, id, "EMAIL", " second@example.com ");
        assertThat(pending.email()).isEqualTo("second@example.com");
        assertThat(pending.toJson().getJsonObject("options").getString("email"))
                .isEqualTo("second@example.com");
        assertThat(heard.last(VerifyCodeIssued.class).address()).isEqualTo("second@example.com");
        assertThat(heard.last(VerifyCodeIssued.class).purpose()).isEqualTo(CodePurpose.MFA_ENABLE);

        confirm(phone.mailedCode());

        assertThat(now().mfa().type()).isEqualTo(MfaType.EMAIL);
        assertThat(now().mfa().email()).isEqualTo("second@example.com");
        assertThat(now().mfa().secretId()).isNull();
    }

    @Test
    void whatIsNoFactorIsRefused() {
        refused(CommonError.REQUIRED_PARAMETER, () -> enrolment.begin(domain, id, null, null));
        refused(MfaError.NOT_SUPPORTED_MFA_TYPE, () -> enrolment.begin(domain, id, "otp", null));
        refused(CommonError.REQUIRED_PARAMETER, () -> enrolment.begin(domain, id, "EMAIL", null));
        refused(
                FormatError.INCORRECT_EMAIL_FORMAT,
                () -> enrolment.begin(domain, id, "EMAIL", "nowhere"));
        User external = town.external("eve");
        assertThatThrownBy(() -> enrolment.begin(domain, external.userId(), "OTP", null))
                .isInstanceOf(IdentityException.class);
    }

    @Proves("2.3.1")
    @Test
    void withoutABeginningThereIsNothingToConfirm() {
        refused(MfaError.MFA_NOT_ENABLED, () -> confirm("123456"));
    }

    @Test
    void aWrongCodeTurnsNothingOnAndFiveAreAllThereAre() {
        beginApp();
        for (int i = 0; i < 5; i++) {
            refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(phone.wrongCode()));
        }
        refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(phone.code()));
        assertThat(now().mfa().isOn()).isFalse();
    }

    @Test
    void aNewBeginningKillsTheOldOne() {
        beginApp();
        String old = phone.code();
        beginApp();
        if (!old.equals(phone.code()) && !old.equals(phone.code(1))) {
            refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(old));
        }
        enrolment.begin(domain, id, "EMAIL", "second@example.com");
        String app = phone.code();
        if (!app.equals(phone.mailedCode())) {
            refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(app));
        }
        assertThat(confirm(phone.mailedCode()).mfa().type()).isEqualTo(MfaType.EMAIL);
        assertThat(room.rows("select 1 from otp_secrets where user_key = ?1", alice.key()))
                .isEmpty();
    }

    @Test
    void aCodeThatStandsInForAFactorSetsNoneUp() {
        beginApp();
        refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm("ABCD-EFGH-JKMN-2345"));
    }

    @Test
    void whoHasOneTurnsItOffFirst() {
        phone.enrol(alice);
        refused(MfaError.MFA_ALREADY_ENABLED, this::beginApp);
    }

    @Test
    void onlyTheDemandedTypeIsSetUpAndSettlesTheDemand() {
        enforce(MfaType.OTP);
        refused(
                CommonError.INVALID_PARAMETER,
                () -> enrolment.begin(domain, id, "EMAIL", "second@example.com"));
        assertThat(beginApp().toJson().getJsonObject("options").getBoolean("enforce")).isTrue();

        confirm(phone.code());

        assertThat(now().mfa().isOn()).isTrue();
        assertThat(now().mfa().enforced()).isTrue();
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isFalse();
    }

    @Test
    void whatWasBegunBeforeAnotherTypeWasDemandedIsNotTurnedOn() {
        beginApp();
        enforce(MfaType.EMAIL);

        refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(phone.code()));
        assertThat(now().mfa().isOn()).isFalse();
    }

    @Test
    void whatAnOlderVersionLeftBehindDoesNotOpenTheNewFactor() {
        phone.enrol(alice);
        recoveryCodes.renew(domain, id);
        room.together(() -> devices.trust(users.lock(domain, id)));
        room.tamper("update users set mfa = '{\"state\":\"DISABLED\"}' where id = ?1", alice.key());

        phone.enrol(now());

        assertThat(recoveryCodes.standing(alice.key()).total()).isZero();
        assertThat(devices.list(now())).isEmpty();
    }

    // Turning it off.

    @Test
    void itStaysOnUntilACodeOfItWasShown() {
        phone.enrol(alice);
        recoveryCodes.renew(domain, id);
        room.together(() -> devices.trust(users.lock(domain, id)));

        enrolment.beginRemoval(domain, id);
        assertThat(now().mfa().isOn()).isTrue();
        refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(phone.wrongCode()));
        assertThat(now().mfa().isOn()).isTrue();

        User without = confirm(phone.code());

        assertThat(without.mfa().isOn()).isFalse();
        assertThat(now().mfa().type()).isNull();
        assertThat(recoveryCodes.standing(alice.key()).total()).isZero();
        assertThat(devices.list(now())).isEmpty();
        assertThat(room.rows("select 1 from otp_secrets where user_key = ?1", alice.key()))
                .isEmpty();
        assertThat(heard.last(MfaChanged.class).byHimself()).isTrue();
        assertThat(heard.last(MfaChanged.class).before().isOn()).isTrue();
    }

    @Test
    void byMailACodeOfItsOwnIsSentForTurningItOff() {
        phone.enrolByMail(alice);
        heard.clear();

        enrolment.beginRemoval(domain, id);

        assertThat(heard.last(VerifyCodeIssued.class).purpose()).isEqualTo(CodePurpose.MFA_DISABLE);
        confirm(phone.mailedCode());
        assertThat(now().mfa().isOn()).isFalse();
    }

    @Test
    void aRecoveryCodeTurnsItOffToo() {
        phone.enrol(alice);
        String spare = recoveryCodes.renew(domain, id).codes().get(0);
        refused(VerificationError.INVALID_VERIFY_CODE, () -> confirm(spare));
        enrolment.beginRemoval(domain, id);

        confirm(spare);

        assertThat(now().mfa().isOn()).isFalse();
    }

    @Test
    void whoHasNoneHasNothingToTurnOff() {
        refused(MfaError.MFA_ALREADY_DISABLED, () -> enrolment.beginRemoval(domain, id));
        refused(MfaError.MFA_ALREADY_DISABLED, () -> enrolment.remove(domain, id));
    }

    @Test
    void anAdministratorTakesItAwayAtOnce() {
        phone.enrol(alice);
        secondFactor.ask(now(), now().mfa().type());
        String session = session();
        heard.clear();

        enrolment.remove(domain, id);

        assertThat(now().mfa().isOn()).isFalse();
        assertThat(heard.last(MfaChanged.class).byHimself()).isFalse();
        assertThat(verifyCodes.isMailed(alice.key(), CodePurpose.MFA_LOGIN)).isEmpty();
        assertThat(sessions.stands(session, alice.key())).isTrue();
    }

    private String session() {
        return room.together(
                () ->
                        sessions.begin(
                                        domain,
                                        alice.key(),
                                        SessionKind.SIGN_IN,
                                        clock.instant().plus(Duration.ofHours(1)))
                                .sessionId());
    }

    @Test
    void aDemandedOneThatIsTakenAwayIsSetUpAnewBeforeAnythingElse() {
        enforce(MfaType.OTP);
        phone.enrol(now());
        String session = session();

        enrolment.remove(domain, id);

        assertThat(now().mfa().enforced()).isTrue();
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isTrue();
        assertThat(sessions.stands(session, alice.key())).isFalse();
    }

    @Test
    void nobodyTakesTheFactorOfWhomMayDoMore() {
        User admin = town.administrator("admin");
        phone.enrol(admin);
        town.actsAs(alice, "identity:User");

        refused(CommonError.PERMISSION_DENIED, () -> enrolment.remove(domain, admin.userId()));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> enrolment.beginRemoval(domain, admin.userId()));
    }
}
