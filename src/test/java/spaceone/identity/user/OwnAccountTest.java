package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.password.PasswordError;
import spaceone.identity.session.Session;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** A new password: chosen by oneself, set by an administrator, or by whoever holds a link. */
@InRoom
class OwnAccountTest {

    private static final String NEW = "Battery7Staple";

    @Inject OwnAccount account;
    @Inject Administration administration;
    @Inject PasswordProof proof;
    @Inject Users users;
    @Inject Sessions sessions;
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

    private Session session(SessionKind kind) {
        return sessions.begin(domain, alice.key(), kind, clock.instant().plus(Duration.ofHours(1)));
    }

    private OwnAccount.Self in(String sessionId, SessionKind kind, int minutesAgo) {
        return new OwnAccount.Self(
                domain,
                id,
                sessionId,
                clock.instant().minus(Duration.ofMinutes(minutesAgo)),
                kind,
                kind != SessionKind.SIGN_IN);
    }

    private OwnAccount.Self signedIn(int minutesAgo) {
        return in(session(SessionKind.SIGN_IN).sessionId(), SessionKind.SIGN_IN, minutesAgo);
    }

    /** Signed in just now, and good for a new password alone. */
    private OwnAccount.Self restricted() {
        OwnAccount.Self self = signedIn(0);
        return new OwnAccount.Self(
                domain, id, self.sessionId(), self.provenAt(), self.kind(), true);
    }

    private OwnAccount.Self byLink(String address) {
        String link =
                sessions.beginLink(
                                domain,
                                alice.key(),
                                address,
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();
        return in(link, SessionKind.LINK, 0);
    }

    private boolean opens(String password) {
        return proof.check(Optional.of(now()), password).isPresent();
    }

    // By oneself.

    @Test
    void whoShowsTheOldPasswordGetsANewOneAndKeepsTheSessionTheyAreIn() {
        OwnAccount.Self self = signedIn(60);
        String other = session(SessionKind.SIGN_IN).sessionId();

        assertThat(account.updatePassword(self, NEW, Town.PASSWORD, false).userId()).isEqualTo(id);

        assertThat(opens(NEW)).isTrue();
        assertThat(opens(Town.PASSWORD)).isFalse();
        assertThat(sessions.stands(self.sessionId(), alice.key())).isTrue();
        assertThat(sessions.stands(other, alice.key())).isFalse();
        assertThat(heard.last(PasswordChanged.class).byHimself()).isTrue();
        assertThat(heard.last(PasswordChanged.class).addresses()).containsExactly(alice.email());
    }

    @Test
    void withoutItOrWithAWrongOneThereIsNone() {
        OwnAccount.Self self = signedIn(0);
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> account.updatePassword(self, NEW, null, false));
        refused(
                PasswordError.PASSWORD_NOT_MATCHED,
                () -> account.updatePassword(self, NEW, "Wrong9Horse", false));
        refused(
                PasswordError.PASSWORD_NOT_CHANGED,
                () -> account.updatePassword(self, Town.PASSWORD, Town.PASSWORD, false));
        refused(
                PasswordError.INCORRECT_PASSWORD_FORMAT,
                () -> account.updatePassword(self, "short", Town.PASSWORD, false));
        assertThat(opens(Town.PASSWORD)).isTrue();
    }

    @Test
    void whoMustChooseOneIsNotAskedForTheOldAndIsDone() {
        users.setRequiredActions(domain, id, EnumSet.of(RequiredAction.UPDATE_PASSWORD));
        OwnAccount.Self self = restricted();
        String other = session(SessionKind.SIGN_IN).sessionId();
        account.updatePassword(self, NEW, null, false);

        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isFalse();
        assertThat(opens(NEW)).isTrue();
        assertThat(sessions.stands(self.sessionId(), alice.key())).isFalse();
        assertThat(sessions.stands(other, alice.key())).isFalse();
    }

    /** They have shown all they have: a client that knows asks them for nothing again. */
    @Test
    void whoMustChooseOneMayStayInTheSessionItWasDemandedIn() {
        users.setRequiredActions(domain, id, EnumSet.of(RequiredAction.UPDATE_PASSWORD));
        OwnAccount.Self self = restricted();
        String other = session(SessionKind.SIGN_IN).sessionId();

        account.updatePassword(self, NEW, null, true);

        assertThat(sessions.stands(self.sessionId(), alice.key())).isTrue();
        assertThat(sessions.stands(other, alice.key())).isFalse();
    }

    @Test
    void withTheProfileItIsAskedForWhereTheLastProofIsStale() {
        UserChanges none = UserChanges.NONE;
        refused(CommonError.REQUIRED_PARAMETER, () -> account.update(signedIn(6), none, NEW, null));
        refused(
                PasswordError.PASSWORD_NOT_MATCHED,
                () -> account.update(signedIn(0), none, NEW, "Wrong9Horse"));
        account.update(signedIn(5), none, NEW, null);
        assertThat(opens(NEW)).isTrue();
        account.update(signedIn(60), none, Town.PASSWORD, NEW);
        assertThat(opens(Town.PASSWORD)).isTrue();
    }

    @Test
    void theNameAndTheRestAreTheirs() {
        UserChanges changes = new UserChanges("Alice", null, "ko", "Asia/Seoul", null);
        assertThat(account.update(signedIn(60), changes, null, null).name()).isEqualTo("Alice");

        assertThat(now().name()).isEqualTo("Alice");
        assertThat(now().language()).isEqualTo("ko");
        assertThat(now().timezone()).isEqualTo("Asia/Seoul");
        assertThat(heard.all(PasswordChanged.class)).isEmpty();
        assertThat(opens(Town.PASSWORD)).isTrue();
    }

    @Test
    void theirTextsAreOfTheirKindAndTheirPasswordIsNotWeak() {
        UserChanges wrong = new UserChanges(null, null, "no language", null, null);
        refused(
                CommonError.INVALID_PARAMETER,
                () -> account.update(signedIn(0), wrong, null, null));
        refused(
                PasswordError.INCORRECT_PASSWORD_FORMAT,
                () -> account.update(signedIn(0), UserChanges.NONE, "short", null));
        refused(PasswordError.INCORRECT_PASSWORD_FORMAT, () -> update(password("short")));
    }

    @Test
    void whoHasNoneHereGetsNone() {
        alice = town.external("eve");
        id = alice.userId();

        refused(
                PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH,
                () -> account.updatePassword(signedIn(0), NEW, null, false));
        refused(
                PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH,
                () -> account.update(signedIn(6), UserChanges.NONE, NEW, null));
    }

    @Proves("8.2.3")
    @Test
    void whoIsRestrictedChangesTheirNameAtMost() {
        OwnAccount.Self enrolling =
                in(session(SessionKind.ENROLMENT).sessionId(), SessionKind.ENROLMENT, 0);
        refused(
                CommonError.PERMISSION_DENIED,
                () ->
                        account.update(
                                enrolling,
                                new UserChanges(null, "x@example.com", null, null, null),
                                null,
                                null));
        assertThatCode(
                        () ->
                                account.update(
                                        enrolling,
                                        new UserChanges("Alice", null, null, null, null),
                                        null,
                                        null))
                .doesNotThrowAnyException();
    }

    @Test
    void whoWasSentAwayMeanwhileChangesNothing() {
        OwnAccount.Self self = signedIn(0);
        sessions.revoke(self.sessionId());
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> account.updatePassword(self, NEW, Town.PASSWORD, false));
        room.tamper("update users set state = 'DISABLED' where id = ?1", alice.key());
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> account.updatePassword(signedIn(0), NEW, Town.PASSWORD, false));
        assertThat(opens(Town.PASSWORD)).isTrue();
    }

    // By a link.

    @Test
    void aLinkIsGoodForOnePasswordAndProvesItsMailbox() {
        User bob = town.unverified("bob");
        alice = bob;
        id = bob.userId();
        OwnAccount.Self link = byLink(bob.email());

        account.updatePassword(link, NEW, null, false);

        assertThat(opens(NEW)).isTrue();
        assertThat(now().emailVerified()).isTrue();
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> account.updatePassword(link, Town.PASSWORD, null, false));
    }

    @Test
    void oneThatWentToAnAddressThatWasGivenUpOpensNothing() {
        OwnAccount.Self link = byLink("typo@example.com");

        refused(
                        CommonError.AUTHENTICATE_FAILURE,
                        () -> account.updatePassword(link, NEW, null, false))
                .withMessageContaining("given up");
        assertThat(opens(Town.PASSWORD)).isTrue();
        OwnAccount.Self spelt = byLink(alice.email().toUpperCase(Locale.ROOT));
        assertThatCode(() -> account.updatePassword(spelt, NEW, null, false))
                .doesNotThrowAnyException();
    }

    @Test
    void aLinkIsProofEnoughWithTheProfileToo() {
        account.update(byLink(alice.email()), UserChanges.NONE, NEW, null);

        assertThat(opens(NEW)).isTrue();
    }

    // By an administrator.

    private User update(UserUpdate update) {
        return administration.update(domain, id, update);
    }

    private static UserUpdate password(String password) {
        return new UserUpdate(UserChanges.NONE, password, false, null, null);
    }

    private static UserUpdate reset() {
        return new UserUpdate(UserChanges.NONE, null, true, null, null);
    }

    @Test
    void onesSetByAnAdministratorEndsEverySessionAndSettlesNothing() {
        users.setRequiredActions(domain, id, EnumSet.of(RequiredAction.UPDATE_PASSWORD));
        String session = session(SessionKind.SIGN_IN).sessionId();

        assertThat(update(password(NEW)).userId()).isEqualTo(id);

        assertThat(opens(NEW)).isTrue();
        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(sessions.stands(session, alice.key())).isFalse();
        assertThat(heard.last(PasswordChanged.class).byHimself()).isFalse();
    }

    @Test
    void aResetTakesThePasswordAndMailsALink() {
        String session = session(SessionKind.SIGN_IN).sessionId();

        update(reset());

        assertThat(now().password()).isEmpty();
        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(sessions.stands(session, alice.key())).isFalse();
        assertThat(heard.last(PasswordResetDemanded.class).userId()).isEqualTo(id);
    }

    @Test
    void aResetWinsOverAPasswordThatWasGivenAsWell() {
        update(new UserUpdate(UserChanges.NONE, NEW, true, null, null));
        assertThat(now().password()).isEmpty();
        assertThat(opens(NEW)).isFalse();
    }

    @Test
    void whereNoMailArrivesThereIsNoReset() {
        room.tamper("update users set email_verified = false where id = ?1", alice.key());
        refused(UserError.VERIFICATION_UNAVAILABLE, () -> update(reset()));
        room.tamper("update users set email = '' where id = ?1", alice.key());
        refused(PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL, () -> update(reset()));
        User eve = town.external("eve");
        refused(
                PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH,
                () -> administration.update(domain, eve.userId(), reset()));
        refused(
                PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH,
                () -> administration.update(domain, eve.userId(), password(NEW)));
    }

    @Test
    void aResetGoesToTheAddressThatStays() {
        refused(
                UserError.VERIFICATION_UNAVAILABLE,
                () ->
                        update(
                                new UserUpdate(
                                        new UserChanges(null, "new@example.com", null, null, null),
                                        null,
                                        true,
                                        null,
                                        null)));
    }

    @Test
    void nobodyOpensTheAccountOfWhomMayDoMore() {
        User admin = town.administrator("admin");
        town.actsAs(alice, "identity:User");

        refused(
                CommonError.PERMISSION_DENIED,
                () -> administration.update(domain, admin.userId(), password(NEW)));
        refused(
                CommonError.PERMISSION_DENIED,
                () -> administration.update(domain, admin.userId(), reset()));
        assertThatCode(
                        () ->
                                administration.update(
                                        domain,
                                        admin.userId(),
                                        new UserUpdate(
                                                new UserChanges("Boss", null, null, null, null),
                                                null,
                                                false,
                                                null,
                                                null)))
                .doesNotThrowAnyException();
        town.nobodyActs();
    }

    @Test
    void aboutOneselfAnAdministratorProvesWhatOthersProve() {
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> administration.updateSelf(signedIn(6), password(NEW), null));
        refused(
                PasswordError.PASSWORD_NOT_MATCHED,
                () -> administration.updateSelf(signedIn(0), password(NEW), "Wrong9Horse"));
        assertThat(administration.updateSelf(signedIn(6), password(NEW), Town.PASSWORD).userId())
                .isEqualTo(id);
        assertThat(opens(NEW)).isTrue();
    }
}
