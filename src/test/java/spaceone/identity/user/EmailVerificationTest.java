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
import spaceone.identity.verification.VerificationError;
import spaceone.identity.verification.VerifyCodeIssued;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Whose address it is, from when on it opens the account, and how its owner takes that back. */
@InRoom
class EmailVerificationTest {

    private static final String NEW = "new@example.com";

    @Inject OwnAddress own;
    @Inject EmailVerification verification;
    @Inject OwnAccount account;
    @Inject Sessions sessions;
    @Inject Users users;
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
        assertThat(own.ask(self, " " + NEW + " ", null).email()).isEqualTo(NEW);
        assertThat(heard.last(VerifyCodeIssued.class).address()).isEqualTo(NEW);
        assertThat(now().email()).isEqualTo(NEW);
        assertThat(now().emailVerified()).isFalse();
        assertThat(recovery()).isEqualTo(alice.email());

        assertThat(own.confirm(self, code()).emailVerified()).isTrue();

        assertThat(now().emailVerified()).isTrue();
        assertThat(recovery()).isEqualTo(NEW);
        assertThat(records("User.confirm_email")).isEqualTo(List.of("true"));
    }

    private List<?> records(String action) {
        return room.rows(
                "select details ->> 'verified' from audit_records where domain_id = ?1"
                        + " and target_id = ?2 and action = ?3 order by id",
                domain,
                id,
                action);
    }

    @Test
    void whoeverAsksAgainProvesAgainAndKeepsTheirWayBackMeanwhile() {
        own.ask(signedIn(0), null, null);

        assertThat(now().emailVerified()).isFalse();
        assertThat(recovery()).isEqualTo(alice.email());
    }

    @Test
    void whoShowsLaterWhoTheyAreNeedNotWait() {
        own.ask(signedIn(6), NEW, null);
        own.ask(signedIn(0), NEW, null);
        own.confirm(signedIn(6), code());

        assertThat(recovery()).isEqualTo(NEW);
    }

    @Test
    void withTheProfileAnAddressIsChosenWithProofOrWithout() {
        UserChanges move = new UserChanges(null, NEW, null, null, null);
        account.update(signedIn(0), move, null, null);
        own.ask(signedIn(6), null, null);
        own.confirm(signedIn(6), code());
        assertThat(recovery()).isEqualTo(NEW);

        UserChanges further = new UserChanges(null, "further@example.com", null, null, null);
        account.update(signedIn(6), further, null, null);
        own.ask(signedIn(6), null, null);
        own.confirm(signedIn(6), code());
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
        assertThat(records("User.verify_email"))
                .isEqualTo(List.of("false", "true", "false", "true"));
    }

    @Test
    void aCodeTheyBringProvesNoAddressThatWasGivenUp() {
        verification.ask(domain, id, NEW);
        String code = code();
        room.tamper("update users set email = 'other@example.com' where id = ?1", alice.key());

        refused(
                VerificationError.INVALID_VERIFY_CODE,
                () -> verification.confirm(domain, id, code));
        assertThat(now().emailVerified()).isFalse();
    }

    @Test
    void theirWordCountsAtOnceAndTheirCodeToo() {
        verification.ask(domain, id, NEW);
        verification.confirm(domain, id, code());

        assertThat(recovery()).isEqualTo(NEW);
        assertThat(now().emailVerified()).isTrue();
    }

    @Test
    void aboutTheirOwnAddressItNeedsProofLikeAnybodys() {
        assertThat(own.declare(signedIn(6), NEW, null).email()).isEqualTo(NEW);
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
                () -> verification.confirm(domain, admin.userId(), "123456"));
        town.nobodyActs();
    }

    private String link(String address) {
        return sessions.beginLink(
                        domain, alice.key(), address, clock.instant().plus(Duration.ofHours(1)))
                .sessionId();
    }

    @Test
    void whatWasMailedElsewhereDiesWithTheMove() {
        String link = link(alice.email());
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

    @Test
    void theFormerAddressLosesWhatWasMailedThereWhenTheNewOneCounts() {
        OwnAccount.Self self = signedIn(0);
        own.ask(self, NEW, null);
        String link = link(alice.email());
        assertThat(heard.last(UserMoved.class).good())
                .containsExactlyInAnyOrder(NEW, alice.email());

        own.confirm(self, code());

        assertThat(sessions.stands(link, alice.key())).isFalse();
        assertThat(heard.last(UserMoved.class).good()).containsExactly(NEW);
    }

    @Test
    void whatWasMailedToNeitherAddressDiesWithOnesOwnMove() {
        String link = link("typo@example.com");
        account.update(signedIn(6), new UserChanges(null, NEW, null, null, null), null, null);

        assertThat(sessions.stands(link, alice.key())).isFalse();
    }

    @Test
    void whoHadNoProvenAddressHasTheNewOneAlone() {
        alice = town.unverified("bob");
        id = alice.userId();
        account.update(signedIn(6), new UserChanges(null, NEW, null, null, null), null, null);

        assertThat(heard.last(UserMoved.class).good()).containsExactly(NEW);
    }
}
