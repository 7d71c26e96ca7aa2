package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
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
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.VerifyCodes;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/**
 * A user is changed as they are when they are held, whatever was judged before; and what follows.
 */
@InRoom
class UserUpdatesTest {

    private static final NewSecret NO_SECRET = new NewSecret(null, null);
    private static final UserUpdate NAME =
            UserUpdate.own(new UserChanges("Alice", null, "ko", null, null), null);

    @Inject UserUpdates updates;
    @Inject Administration administration;
    @Inject Users users;
    @Inject Sessions sessions;
    @Inject VerifyCodes codes;
    @Inject FailedAttempts failedAttempts;
    @Inject Blocks blocks;
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

    private User update(User judged, UserUpdate update) {
        return updates.update(judged, update, NO_SECRET, Backing.AUTHORITY);
    }

    private User updateOwn(UserUpdate update, String hash) {
        return updateOwn(self(SessionKind.SIGN_IN, ""), update, hash);
    }

    private User updateOwn(OwnAccount.Self self, UserUpdate update, String hash) {
        return updates.updateOwn(self, alice, update, hash, Backing.PROVEN);
    }

    /** In a session of theirs, or by a link that was mailed there. */
    private OwnAccount.Self self(SessionKind kind, String mailedTo) {
        var until = clock.instant().plus(Duration.ofHours(1));
        var session =
                kind == SessionKind.LINK
                        ? sessions.beginLink(domain, alice.key(), mailedTo, until)
                        : sessions.begin(domain, alice.key(), kind, until);
        return new OwnAccount.Self(
                domain, id, session.sessionId(), clock.instant(), kind, kind == SessionKind.LINK);
    }

    private static UserUpdate reset() {
        return new UserUpdate(UserChanges.NONE, null, true, null, null);
    }

    private static UserUpdate demand(MfaType type) {
        return new UserUpdate(UserChanges.NONE, null, false, MfaState.ENABLED, type);
    }

    private List<?> records() {
        return room.rows(
                "select action from audit_records where domain_id = ?1 and target_id = ?2"
                        + " and action <> 'User.import' order by id",
                domain,
                id);
    }

    // Judged again.

    @Test
    void aSuccessorOfTheSameNameIsSomebodyElse() {
        OwnAccount.Self self = self(SessionKind.SIGN_IN, "");
        User successor = town.successor(alice);

        refused(CommonError.CONFLICT, () -> update(alice, NAME));
        refused(CommonError.CONFLICT, () -> updateOwn(self, NAME, null));
        assertThat(now().key()).isEqualTo(successor.key());
        assertThat(now().name()).isEmpty();
    }

    @Test
    void whoLostTheirAddressMeanwhileIsMailedNothing() {
        room.tamper("update users set email = '' where id = ?1", alice.key());

        refused(PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL, () -> update(alice, reset()));
        assertThat(now().password()).isPresent();
    }

    @Test
    void aPasswordThatWasReplacedMeanwhileProvesNothing() {
        room.tamper("update users set password = 'another' where id = ?1", alice.key());

        refused(CommonError.AUTHENTICATE_FAILURE, () -> updateOwn(NAME, "new"))
                .withMessageContaining("changed meanwhile");
        assertThat(now().password()).contains("another");
        assertThat(updateOwn(NAME, null).name()).isEqualTo("Alice");
    }

    // What follows.

    @Test
    void whatIsChangedIsAnsweredKeptAndRecorded() {
        assertThat(update(alice, NAME).name()).isEqualTo("Alice");
        assertThat(now().name()).isEqualTo("Alice");
        assertThat(now().language()).isEqualTo("ko");
        assertThat(records()).isEqualTo(List.of("User.update"));

        UserUpdate own = UserUpdate.own(new UserChanges("Al", null, null, null, null), null);
        assertThat(updateOwn(own, null).name()).isEqualTo("Al");
        assertThat(records()).isEqualTo(List.of("User.update", "User.update"));
    }

    @Test
    void withANewPasswordOrWithoutOneTheyMayTryAgainAtOnce() {
        block();
        updates.update(alice, UserUpdate.own(UserChanges.NONE, null), hashed(), Backing.AUTHORITY);
        assertThat(blocks.until(alice)).isEmpty();

        block();
        update(alice, reset());
        assertThat(blocks.until(alice)).isEmpty();
    }

    private static NewSecret hashed() {
        return new NewSecret("new", null);
    }

    private void block() {
        String account = Users.account(domain, id);
        for (int i = 0; i < 10; i++) {
            failedAttempts.wrong(
                    failedAttempts.begin(account, "192.0.2." + i).attempt().orElseThrow());
        }
        assertThat(blocks.until(alice)).isPresent();
    }

    @Test
    void whoCameByALinkNeedsNoCodeForItsMailboxAnyMore() {
        room.together(() -> codes.send(alice.codeOwner(), CodePurpose.EMAIL_VERIFY, alice.email()));

        updateOwn(
                self(SessionKind.LINK, alice.email()),
                UserUpdate.own(UserChanges.NONE, null),
                "new");

        assertThat(codes.isMailed(alice.key(), CodePurpose.EMAIL_VERIFY)).isEmpty();
    }

    @Test
    void codesOfAFactorThatIsDroppedAreDead() {
        User enrolled = phone.enrolByMail(alice);
        for (CodePurpose purpose : List.of(CodePurpose.MFA_LOGIN, CodePurpose.MFA_DISABLE)) {
            room.together(() -> codes.send(alice.codeOwner(), purpose, alice.email()));
        }

        update(enrolled, demand(MfaType.OTP));

        assertThat(codes.isMailed(alice.key(), CodePurpose.MFA_LOGIN)).isEmpty();
        assertThat(codes.isMailed(alice.key(), CodePurpose.MFA_DISABLE)).isEmpty();
    }

    @Test
    void nothingIsDemandedOfPrograms() {
        room.tamper("update users set user_type = 'API_USER' where id = ?1", alice.key());

        refused(UserError.NOT_ALLOWED_ACTIONS, () -> update(alice, demand(MfaType.OTP)));
        assertThat(now().mfa()).isEqualTo(Mfa.OFF);
    }

    // What is demanded.

    @Test
    void aDemandedFactorDropsOneOfAnotherTypeAndKeepsOneOfThatType() {
        phone.enrol(alice);
        demand(MfaState.ENABLED, MfaType.OTP);
        assertThat(now().mfa().isOn()).isTrue();
        assertThat(now().mfa().enforced()).isTrue();
        assertThat(now().must(RequiredAction.ENFORCE_MFA)).isFalse();
        demand(MfaState.DISABLED, null);
        assertThat(now().mfa().isOn()).isTrue();
        assertThat(now().mfa().enforced()).isFalse();

        phone.addMails(alice, "codes@example.com");
        heard.clear();
        demand(MfaState.ENABLED, MfaType.OTP);
        assertThat(now().factors()).extracting(Mfa::type).containsExactly(MfaType.OTP);
        assertThat(heard.all(MfaDropped.class)).hasSize(1);
        assertThat(heard.all(MfaChanged.class)).isEmpty();
        assertThat(heard.last(FactorChanged.class).byHimself()).isFalse();
        demand(MfaState.DISABLED, null);
        assertThat(now().spareFactor()).isEmpty();

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
