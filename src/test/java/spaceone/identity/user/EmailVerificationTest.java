package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.password.PasswordError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.token.Authentication;
import spaceone.identity.token.Principal;
import spaceone.identity.token.UndoLinkIssued;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodeIssued;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Whose address it is, from when on it opens the account, and how its owner takes that back. */
@InRoom
class EmailVerificationTest {

    private static final String NEW = "new@example.com";

    @Inject OwnAddress own;
    @Inject EmailVerification verification;
    @Inject EmailConfirmation confirmation;
    @Inject Administration administration;
    @Inject OwnAccount account;
    @Inject ChangeUndo undo;
    @Inject Authentication authentication;
    @Inject Sessions sessions;
    @Inject Users users;
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

    private String code() {
        return heard.last(VerifyCodeIssued.class).code();
    }

    // One's own.

    @Test
    void withFreshProofANewAddressOpensTheAccountAtOnce() {
        OwnAccount.Self self = signedIn(0);
        own.ask(self, " " + NEW + " ", null);
        assertThat(heard.last(VerifyCodeIssued.class).address()).isEqualTo(NEW);
        assertThat(now().email()).isEqualTo(NEW);
        assertThat(now().emailVerified()).isFalse();
        assertThat(recovery()).isEqualTo(alice.email());

        own.confirm(self, code());

        assertThat(now().emailVerified()).isTrue();
        assertThat(recovery()).isEqualTo(NEW);
    }

    @Test
    void withoutItTheFormerAddressDoesForThreeDays() {
        OwnAccount.Self stale = signedIn(6);
        own.ask(stale, NEW, null);
        own.confirm(stale, code());

        assertThat(now().emailVerified()).isTrue();
        assertThat(recovery()).isEqualTo(alice.email());
        clock.pass(Duration.ofHours(72).minusMillis(1));
        assertThat(recovery()).isEqualTo(alice.email());
        clock.pass(Duration.ofMillis(1));
        assertThat(recovery()).isEqualTo(NEW);
    }

    @Test
    void thePasswordIsProofAndAWrongOneIsRefused() {
        OwnAccount.Self stale = signedIn(6);
        refused(PasswordError.PASSWORD_NOT_MATCHED, () -> own.ask(stale, NEW, "Wrong9Horse"));
        own.ask(stale, NEW, Town.PASSWORD);
        own.confirm(stale, code());
        assertThat(recovery()).isEqualTo(NEW);
    }

    @Test
    void whoStoppedForWantOfAFactorProvesNoOtherAddress() {
        OwnAccount.Self enrolling =
                new OwnAccount.Self(
                        domain, id, "session", clock.instant(), SessionKind.ENROLMENT, true);
        refused(CommonError.PERMISSION_DENIED, () -> own.ask(enrolling, NEW, null));
        assertThatCode(() -> own.ask(enrolling, null, null)).doesNotThrowAnyException();
        assertThatCode(() -> own.ask(enrolling, " " + alice.email(), null))
                .doesNotThrowAnyException();
        room.tamper(
                "update users set email = '', email_verified = false where id = ?1", alice.key());
        refused(CommonError.PERMISSION_DENIED, () -> own.ask(enrolling, NEW, null));
        room.tamper(
                "update users set mfa = '{\"state\":\"DISABLED\",\"mfa_type\":\"EMAIL\"}' where id = ?1",
                alice.key());
        assertThatCode(() -> own.ask(enrolling, NEW, null)).doesNotThrowAnyException();
    }

    @Test
    void aCodeProvesTheAddressItWasMailedToAndNoOther() {
        OwnAccount.Self self = signedIn(0);
        own.ask(self, "first@example.com", null);
        String first = code();
        own.ask(self, "second@example.com", null);
        if (!first.equals(code())) {
            refused(VerificationError.INVALID_VERIFY_CODE, () -> own.confirm(self, first));
        }
        own.confirm(self, code());
        assertThat(now().email()).isEqualTo("second@example.com");
        refused(VerificationError.INVALID_VERIFY_CODE, () -> own.confirm(self, code()));
    }

    @Test
    void whoHasNoAddressHasNothingToProve() {
        room.tamper(
                "update users set email = '', email_verified = false where id = ?1", alice.key());
        refused(CommonError.REQUIRED_PARAMETER, () -> own.ask(signedIn(0), null, null));
        refused(FormatError.INCORRECT_EMAIL_FORMAT, () -> own.ask(signedIn(0), "nowhere", null));
    }

    // By an administrator.

    @Test
    void anOldCodeIsDeadWhenAnAdministratorHasVouched() {
        OwnAccount.Self self = signedIn(0);
        own.ask(self, null, null);
        String old = code();

        verification.declare(domain, id, NEW);

        assertThat(now().email()).isEqualTo(NEW);
        assertThat(now().emailVerified()).isTrue();
        assertThat(recovery()).isEqualTo(NEW);
        refused(VerificationError.INVALID_VERIFY_CODE, () -> own.confirm(self, old));
        verification.ask(domain, id, null);
        String mailed = code();
        verification.declare(domain, id, null);
        refused(VerificationError.INVALID_VERIFY_CODE, () -> own.confirm(self, mailed));
        assertThat(
                        room.rows(
                                "select details ->> 'verified' from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action = 'User.verify_email' order by id",
                                domain,
                                id))
                .isEqualTo(List.of("false", "true", "false", "true"));
    }

    @Test
    void theirWordCountsAtOnceAndTheirCodeToo() {
        verification.ask(domain, id, NEW);
        confirmation.confirm(domain, id, code());

        assertThat(recovery()).isEqualTo(NEW);
        assertThat(now().emailVerified()).isTrue();
    }

    @Test
    void aboutTheirOwnAddressItNeedsProofLikeAnybodys() {
        own.declare(signedIn(6), NEW, null);
        assertThat(now().emailVerified()).isTrue();
        assertThat(recovery()).isEqualTo(alice.email());
        own.declare(signedIn(0), "other@example.com", null);
        assertThat(recovery()).isEqualTo("other@example.com");
    }

    @Test
    void nobodyMovesWhomMayDoMore() {
        User admin = town.administrator("admin");
        town.actsAs(alice, "identity:User");

        refused(
                CommonError.PERMISSION_DENIED,
                () -> verification.declare(domain, admin.userId(), NEW));
        refused(CommonError.PERMISSION_DENIED, () -> verification.ask(domain, admin.userId(), NEW));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> confirmation.confirm(domain, admin.userId(), "123456"));
        town.nobodyActs();
    }

    @Test
    void whatWasMailedElsewhereDiesWithTheMove() {
        String link =
                sessions.beginLink(
                                domain,
                                alice.key(),
                                alice.email(),
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();
        room.tamper(
                "update users set temporary_password = 'hash', temporary_address = ?1,"
                        + " temporary_until = now() + interval '1 hour' where id = ?2",
                alice.email(),
                alice.key());

        verification.declare(domain, id, NEW);

        assertThat(sessions.stands(link, alice.key())).isFalse();
        assertThat(
                        room.value(
                                "select temporary_password is null from users where id = ?1",
                                alice.key()))
                .isEqualTo(true);
        assertThat(heard.last(UserMoved.class).good()).containsExactly(NEW);
    }

    // This was not me.

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

        undo.undo(link);

        assertThat(now().email()).isEqualTo(alice.email());
        assertThat(recovery()).isEqualTo(alice.email());
        assertThat(now().password()).isEmpty();
        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(sessions.stands(thief.sessionId(), alice.key())).isFalse();
        assertThat(heard.all(ChangeUndone.class)).hasSize(1);
        assertThat(heard.all(PasswordResetDemanded.class)).hasSize(1);
        refused(CommonError.AUTHENTICATE_FAILURE, () -> undo.undo(link));
    }

    @Test
    void aFactorThatWasTurnedOnIsOffAgain() {
        phone.enrol(alice);
        undo.undo(undoing());

        assertThat(now().mfa().isOn()).isFalse();
        assertThat(heard.all(MfaDropped.class)).hasSize(1);
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

    // What is demanded.

    @Test
    void aDemandedFactorDropsOneOfAnotherTypeAndKeepsOneOfThatType() {
        phone.enrol(alice);
        demand(MfaState.ENABLED, MfaType.OTP);
        assertThat(now().mfa().isOn()).isTrue();
        assertThat(now().mfa().enforced()).isTrue();
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isFalse();

        heard.clear();
        demand(MfaState.ENABLED, MfaType.EMAIL);
        assertThat(now().mfa().isOn()).isFalse();
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isTrue();
        assertThat(heard.all(MfaDropped.class)).hasSize(1);
        assertThat(heard.last(MfaChanged.class).byHimself()).isFalse();

        demand(MfaState.DISABLED, null);
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isFalse();
        assertThat(now().mfa()).isEqualTo(Mfa.OFF);
    }

    private void demand(MfaState state, MfaType type) {
        administration.update(
                domain, id, new UserUpdate(UserChanges.NONE, null, false, state, type));
    }

    @Test
    void aDemandNamesATypeAndIsForThoseWhoSignInHere() {
        refused(CommonError.REQUIRED_PARAMETER, () -> demand(MfaState.ENABLED, null));
        refused(CommonError.INVALID_PARAMETER, () -> demand(MfaState.DISABLED, MfaType.OTP));
        refused(CommonError.INVALID_PARAMETER, () -> demand(null, MfaType.OTP));
        User eve = town.external("eve");
        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        administration.update(
                                domain,
                                eve.userId(),
                                new UserUpdate(
                                        UserChanges.NONE,
                                        null,
                                        false,
                                        MfaState.ENABLED,
                                        MfaType.OTP)));
    }
}
