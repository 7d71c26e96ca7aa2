package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.token.Authentication;
import spaceone.identity.token.Principal;
import spaceone.identity.token.UndoLinkIssued;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.VerifyCodes;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** "This was not me": what the owner of the former address gets back, and what goes. */
@InRoom
class ChangeUndoTest {

    private static final String NEW = "new@example.com";

    @Inject Administration administration;
    @Inject OwnAccount account;
    @Inject ChangeUndo undo;
    @Inject OwnFactor ownFactor;
    @Inject MfaEnrolment enrolment;
    @Inject Authentication authentication;
    @Inject Sessions sessions;
    @Inject Users users;
    @Inject Phone phone;
    @Inject VerifyCodes codes;
    @Inject FailedAttempts failedAttempts;
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

    private String recovery() {
        return now().recoveryAddress(clock.instant());
    }

    private OwnAccount.Self signedIn(int minutesAgo) {
        String session =
                sessions.begin(
                                domain,
                                alice.key(),
                                SessionKind.SIGN_IN,
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();
        return new OwnAccount.Self(
                domain,
                id,
                session,
                clock.instant().minus(Duration.ofMinutes(minutesAgo)),
                SessionKind.SIGN_IN,
                false);
    }

    private OwnAccount.Self undoing() {
        Principal caller = authentication.authenticate(heard.last(UndoLinkIssued.class).token());
        return new OwnAccount.Self(
                domain,
                id,
                caller.sessionId(),
                caller.provenAt(),
                caller.sessionKind(),
                caller.isRestricted());
    }

    @Test
    void theOwnerOfTheFormerAddressTakesTheAccountBack() {
        OwnAccount.Self thief = signedIn(60);
        account.update(thief, new UserChanges(null, NEW, null, null, null), null, null);
        assertThat(heard.last(EmailChanged.class).oldAddress()).isEqualTo(alice.email());
        OwnAccount.Self link = undoing();

        assertThat(undo.undo(link).userId()).isEqualTo(id);

        assertThat(heard.last(UserMoved.class).good()).containsExactly(alice.email());
        assertThat(record()).isEqualTo("true false");
        assertThat(now().email()).isEqualTo(alice.email());
        assertThat(recovery()).isEqualTo(alice.email());
        assertThat(now().password()).isEmpty();
        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(sessions.stands(thief.sessionId(), alice.key())).isFalse();
        assertThat(heard.all(ChangeUndone.class)).hasSize(1);
        assertThat(heard.all(PasswordResetDemanded.class)).hasSize(1);
        refused(CommonError.AUTHENTICATE_FAILURE, () -> undo.undo(link));
    }

    /** Whether the address, and whether the factor is another one now. */
    private Object record() {
        return room.value(
                "select concat(details ->> 'email_restored', ' ', details ->> 'mfa_restored')"
                        + " from audit_records where domain_id = ?1 and target_id = ?2"
                        + " and action = 'User.undo_change'",
                domain,
                id);
    }

    private void moves() {
        heard.clear();
        account.update(signedIn(60), new UserChanges(null, NEW, null, null, null), null, null);
    }

    private void factorIs(String mfa) {
        room.tamper("update users set mfa = cast(?1 as jsonb) where id = ?2", mfa, alice.key());
    }

    @Test
    void codesOfTheThiefAreDeadAndTheOwnerMayTryAtOnce() {
        moves();
        String account = Users.account(domain, id);
        for (int i = 0; i < 10; i++) {
            failedAttempts.wrong(
                    failedAttempts.begin(account, "192.0.2." + i).attempt().orElseThrow());
        }
        OwnAccount.Self link = undoing();
        room.together(() -> codes.send(alice.codeOwner(), CodePurpose.MFA_ENABLE, NEW));

        undo.undo(link);

        assertThat(codes.isMailed(alice.key(), CodePurpose.MFA_ENABLE)).isEmpty();
        assertThat(failedAttempts.blockedUntil(account)).isEmpty();
    }

    @Test
    void aFactorThatWasTurnedOnIsOffAgain() {
        phone.enrol(alice);
        undo.undo(undoing());

        assertThat(now().mfa()).isEqualTo(Mfa.OFF);
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isFalse();
        assertThat(heard.all(MfaDropped.class)).hasSize(1);
        assertThat(record()).isEqualTo("false true");
    }

    @Test
    void whatIsDemandedIsDemandedStill() {
        town.demandFactor(alice, MfaType.OTP);
        phone.enrol(alice);
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isFalse();

        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isFalse();
        assertThat(now().mfa().type()).isEqualTo(MfaType.OTP);
        assertThat(now().mfa().enforced()).isTrue();
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isTrue();
    }

    @Test
    void aFactorThatStayedTheSameStays() {
        phone.enrol(alice);
        moves();

        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isTrue();
        assertThat(heard.all(MfaDropped.class)).isEmpty();
        assertThat(record()).isEqualTo("true false");
    }

    @Test
    void anotherAppIsNotTheirs() {
        phone.enrol(alice);
        moves();
        factorIs(
                "{\"state\":\"ENABLED\",\"mfa_type\":\"OTP\",\"options\":{\"user_secret_id\":\"other\"}}");

        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isFalse();
        assertThat(heard.all(MfaDropped.class)).hasSize(1);
    }

    @Test
    void norIsAnotherMailbox() {
        phone.enrolByMail(alice);
        moves();
        factorIs(
                "{\"state\":\"ENABLED\",\"mfa_type\":\"EMAIL\",\"options\":{\"email\":\"thief@example.com\"}}");

        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isTrue();
        assertThat(now().mfa().email()).isEqualTo(alice.email());
    }

    @Test
    void aMailboxThatWasTheFactorIsItAgainAndAnAppIsGone() {
        phone.enrolByMail(alice);
        heard.clear();
        OwnAccount.Self self = signedIn(0);
        account.update(self, new UserChanges(null, NEW, null, null, null), null, null);
        room.tamper("update users set mfa = '{\"state\":\"DISABLED\"}' where id = ?1", alice.key());

        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isTrue();
        assertThat(now().mfa().type()).isEqualTo(MfaType.EMAIL);
        assertThat(now().mfa().email()).isEqualTo(alice.email());
    }

    /** Whose the factor is that the last link tells of, nobody knows. */
    @Test
    void whereTheFactorWasChangedMoreThanOnceNoneIsLeft() {
        phone.enrolByMail(alice);
        phone.addMails(alice, "thief@example.com");
        moves();

        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isFalse();
    }

    // Two factors.

    private void addApp(OwnAccount.Self self) {
        phone.scan(ownFactor.beginAnother(self, "OTP", null, null).otpUri());
        enrolment.confirmAnother(self, phone.code());
    }

    @Test
    void whatAThiefAddsIsGoneAndTheOwnersOneIsPreferredAgain() {
        phone.enrolByMail(alice);
        OwnAccount.Self thief = signedIn(0);
        addApp(thief);
        ownFactor.prefer(thief, "OTP", null);
        assertThat(heard.last(UndoLinkIssued.class).change())
                .isEqualTo(UndoLinkIssued.Change.FACTOR_PREFERRED);

        undo.undo(undoing());

        assertThat(now().factors()).extracting(Mfa::email).containsExactly(alice.email());
        assertThat(room.value("select count(*) from otp_secrets where user_key = ?1", alice.key()))
                .isEqualTo(0L);
        assertThat(record()).isEqualTo("false true");
    }

    @Test
    void nothingOfAThiefsIsLeftWhenTheyRemovedTheOwnersOne() {
        phone.enrolByMail(alice);
        OwnAccount.Self thief = signedIn(0);
        addApp(thief);
        ownFactor.removeOne(thief, "EMAIL", null);
        moves();

        undo.undo(undoing());

        assertThat(now().factors()).isEmpty();
    }

    @Test
    void aNewAppOfAThiefsIsGoneThoughTheOldOneIsToo() {
        phone.enrol(alice);
        addApp(signedIn(0));

        undo.undo(undoing());

        assertThat(now().factors()).isEmpty();
    }

    @Test
    void whoIsDisabledUndoesNothing() {
        account.update(signedIn(60), new UserChanges(null, NEW, null, null, null), null, null);
        OwnAccount.Self link = undoing();
        room.tamper("update users set state = 'DISABLED' where id = ?1", alice.key());

        refused(UserError.USER_STATE_DISABLED, () -> undo.undo(link));
    }

    @Test
    void anAdministratorsMoveEndsTheLinksForUndoingAndMakesNone() {
        account.update(signedIn(60), new UserChanges(null, NEW, null, null, null), null, null);
        OwnAccount.Self link = undoing();
        heard.clear();

        administration.update(
                domain,
                id,
                new UserUpdate(
                        new UserChanges(null, "third@example.com", null, null, null),
                        null,
                        false,
                        null,
                        null));

        assertThat(heard.all(UndoLinkIssued.class)).isEmpty();
        refused(CommonError.AUTHENTICATE_FAILURE, () -> undo.undo(link));
    }
}
