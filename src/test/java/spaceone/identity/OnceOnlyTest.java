package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import spaceone.identity.mail.Deliveries;
import spaceone.identity.mail.OutboxMail;
import spaceone.identity.mfa.RecoveryCodes;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.token.RotatingTokens;
import spaceone.identity.token.TokenPair;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.verification.CodeOwner;
import spaceone.identity.verification.CodePurpose;
import spaceone.identity.verification.Quotas;
import spaceone.identity.verification.VerifyCodes;
import spaceone.testkit.Proves;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Meeting;
import spaceone.testkit.room.Orders;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** In whatever order two calls reach the database, what is good once is taken once. */
@InRoom
@Proves({"2.3.4", "15.4.2"})
class OnceOnlyTest {

    private static final String NEW = "Battery7Staple";
    private static final String OTHER = "Lantern4Meadow";
    private static final int ALL = 10_000;

    @Inject Orders orders;
    @Inject RotatingTokens refresh;
    @Inject Sessions sessions;
    @Inject OwnAccount account;
    @Inject RecoveryCodes recoveryCodes;
    @Inject VerifyCodes codes;
    @Inject Quotas quotas;
    @Inject Deliveries deliveries;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    // Good once.

    @Test
    void aCodeOfTheAppSignsInOnce() {
        town.withKeys();
        orders.of(
                "a code of the app against itself",
                () -> {
                    User alice = town.user("alice");
                    phone.enrol(alice);
                    String code = phone.code();
                    return new Meeting(
                            () -> door.enterWithCode(alice, code),
                            () -> door.enterWithCode(alice, code),
                            Meeting.Ends::oneIsDone);
                });
    }

    @Test
    void theTokenOfAnEnrolmentSignsInOnce() {
        town.withKeys();
        orders.of(
                "the token of an enrolment against itself",
                () -> {
                    User alice = town.user("alice");
                    room.tamper(
                            "update users set required_actions = '[\"ENFORCE_MFA\"]' where id = ?1",
                            alice.key());
                    String token = door.stopped(alice);
                    phone.enrol(door.self(token));
                    return new Meeting(
                            () -> door.enterEnrolled(alice, token),
                            () -> door.enterEnrolled(alice, token),
                            Meeting.Ends::oneIsDone);
                });
    }

    @Test
    void aRecoveryCodeSignsInOnce() {
        town.withKeys();
        orders.of(
                "a recovery code against itself",
                () -> {
                    User alice = town.user("alice");
                    phone.enrol(alice);
                    String code =
                            recoveryCodes.renew(alice.domainId(), alice.userId()).codes().get(0);
                    return new Meeting(
                            () -> door.enterWithCode(alice, code),
                            () -> door.enterWithCode(alice, code),
                            Meeting.Ends::oneIsDone);
                });
    }

    @Test
    void aMailedCodeIsGoodOnce() {
        orders.of(
                "a mailed code against itself",
                () -> {
                    String code = mailedCode();
                    CodeOwner whose = owner;
                    return new Meeting(
                            () -> confirm(whose, code),
                            () -> confirm(whose, code),
                            Meeting.Ends::oneIsDone);
                });
    }

    private CodeOwner owner;

    private String mailedCode() {
        User alice = town.user("alice");
        owner = new CodeOwner(alice.domainId(), alice.key(), alice.userId(), "en");
        room.together(() -> codes.send(owner, CodePurpose.EMAIL_VERIFY, alice.email()));
        return phone.mailedCode();
    }

    private boolean confirm(CodeOwner whose, String code) {
        return room.together(
                () -> {
                    codes.use(codes.prove(whose, CodePurpose.EMAIL_VERIFY, code));
                    return true;
                });
    }

    @Test
    void aRefreshTokenIsGoodOnce() {
        town.withKeys();
        orders.of(
                "a refresh token against itself",
                () -> {
                    TokenPair pair = door.enterRotating(town.user("alice"), 3);
                    return new Meeting(
                            () -> refresh.refresh(pair.refreshToken()),
                            () -> refresh.refresh(pair.refreshToken()),
                            ends -> assertThat(ends.done()).isLessThanOrEqualTo(1));
                });
    }

    @Test
    void ofAResetAndAChangeOnePasswordStays() {
        town.withKeys();
        orders.of(
                "a reset link against a change of the password",
                () -> {
                    User alice = town.user("alice");
                    OwnAccount.Self link =
                            self(
                                    alice,
                                    sessions.beginLink(
                                                    alice.domainId(),
                                                    alice.key(),
                                                    alice.email(),
                                                    soon())
                                            .sessionId(),
                                    SessionKind.LINK);
                    OwnAccount.Self signedIn = self(alice, session(alice), SessionKind.SIGN_IN);
                    return new Meeting(
                            () -> account.updatePassword(link, NEW, null, false),
                            () -> account.updatePassword(signedIn, OTHER, Town.PASSWORD, false),
                            ends -> {
                                ends.oneIsDone();
                                assertThat(door.enter(alice, ends.first().isDone() ? NEW : OTHER))
                                        .isNotNull();
                                assertThat(sessions.stands(link.sessionId(), alice.key()))
                                        .isFalse();
                            });
                });
    }

    private OwnAccount.Self self(User user, String sessionId, SessionKind kind) {
        return new OwnAccount.Self(
                user.domainId(),
                user.userId(),
                sessionId,
                clock.instant(),
                kind,
                kind != SessionKind.SIGN_IN);
    }

    private String session(User user) {
        return sessions.begin(user.domainId(), user.key(), SessionKind.SIGN_IN, soon()).sessionId();
    }

    private Instant soon() {
        return clock.instant().plus(Duration.ofHours(1));
    }

    @Test
    void noQuotaIsPassed() {
        orders.of(
                "a quota against itself",
                () -> {
                    String subject = Town.unique("quota");
                    Duration hour = Duration.ofHours(1);
                    quotas.take(subject, 2, hour);
                    return new Meeting(
                            () -> quotas.take(subject, 2, hour),
                            () -> quotas.take(subject, 2, hour),
                            ends ->
                                    assertThat(
                                                    List.of(
                                                            ends.first().answer(),
                                                            ends.second().answer()))
                                            .containsExactlyInAnyOrder(true, false));
                });
    }

    // Mails.

    @Test
    void aMailIsHandedToOneSender() {
        orders.of(
                "two senders who claim the same mails",
                () -> {
                    mailedCode();
                    String recipient = owner.userId() + "@example.com";
                    return new Meeting(
                            () -> claims("one", recipient),
                            () -> claims("two", recipient),
                            ends -> {
                                assertThat(List.of(ends.first().answer(), ends.second().answer()))
                                        .containsExactlyInAnyOrder(true, false);
                                deliveries.release("one");
                                deliveries.release("two");
                            });
                });
    }

    @Test
    void whatAStoppedSenderGivesBackIsFreeOrAnothers() {
        orders.of(
                "a claim against the stop of who holds the mail",
                () -> {
                    mailedCode();
                    String recipient = owner.userId() + "@example.com";
                    deliveries.claim("stopped", ALL);
                    return new Meeting(
                            () -> claims("other", recipient),
                            () -> {
                                deliveries.release("stopped");
                                return true;
                            },
                            ends -> {
                                assertThat(ends.done()).isEqualTo(2);
                                assertThat(
                                                room.value(
                                                        "select coalesce(claimed_by, 'nobody') from mails"
                                                                + " where recipient = ?1",
                                                        recipient))
                                        .isEqualTo(
                                                ends.first().answer().equals(true)
                                                        ? "other"
                                                        : "nobody");
                                deliveries.release("other");
                            });
                });
    }

    private boolean claims(String sender, String recipient) {
        return deliveries.claim(sender, ALL).stream()
                .map(OutboxMail::recipient)
                .anyMatch(recipient::equals);
    }
}
