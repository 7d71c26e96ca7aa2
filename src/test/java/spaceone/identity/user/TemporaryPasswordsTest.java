package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.PasswordProof.Given;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Where passwords are mailed, and not links. */
@InRoom
class TemporaryPasswordsTest {

    @Inject ResetMode mode;
    @Inject PasswordReset reset;
    @Inject ResetRequests requests;
    @Inject Administration administration;
    @Inject Registration registration;
    @Inject Invitations invitations;
    @Inject AddressChanges changes;
    @Inject PasswordProof proof;
    @Inject Users users;
    @Inject Sessions sessions;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String links;
    private User alice;
    private String domain;

    @BeforeEach
    void begin() {
        links = room.behind(mode).mode;
        room.behind(mode).mode = "temporary-password";
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        room.tamper("delete from quotas where subject like 'reset from%'");
        room.tamper("delete from reset_requests");
    }

    @AfterEach
    void mailLinks() {
        room.behind(mode).mode = links;
    }

    private User now() {
        return users.get(domain, alice.userId());
    }

    private String mailed() {
        return heard.last(TemporaryPasswordIssued.class).password();
    }

    private Optional<Given> opens(String password) {
        return proof.check(Optional.of(now()), password);
    }

    @Test
    void whoForgotTheirsIsMailedOneForADayAndKeepsTheirOwnUntilItIsUsed() {
        reset.ask(domain, alice.userId(), "198.51.100.7");

        assertThat(heard.last(TemporaryPasswordIssued.class))
                .isEqualTo(
                        new TemporaryPasswordIssued(
                                domain,
                                alice.userId(),
                                "en",
                                false,
                                alice.email(),
                                mailed(),
                                clock.instant().plus(Duration.ofDays(1))));
        assertThat(opens(Town.PASSWORD)).contains(Given.OWN);
        assertThat(opens(mailed())).contains(Given.TEMPORARY);
        assertThat(heard.all(PasswordForgotten.class)).isEmpty();
        assertThat(sent()).isEqualTo(List.of("temporary password"));
        clock.pass(Duration.ofDays(1));
        assertThat(opens(mailed())).isEmpty();
    }

    private List<?> sent() {
        return room.rows(
                "select details ->> 'sent' from audit_records where domain_id = ?1"
                        + " and target_id = ?2 and action = 'User.reset_password'",
                domain,
                alice.userId());
    }

    @Test
    void whatWasAnsweredIsMailedOnce() {
        requests.put(domain, alice.userId(), "198.51.100.7");
        ResetRequests.Asked asked = requests.claim().orElseThrow();

        reset.ask(asked);
        reset.ask(asked);

        assertThat(heard.all(TemporaryPasswordIssued.class)).hasSize(1);
        assertThat(opens(mailed())).contains(Given.TEMPORARY);
        assertThat(requests.claim()).isEmpty();
    }

    @Test
    void whoCameWithItMustChooseTheirOwn() {
        reset.ask(domain, alice.userId(), "198.51.100.7");
        String session =
                sessions.begin(
                                domain,
                                alice.key(),
                                SessionKind.SIGN_IN,
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();

        users.signedIn(now(), Given.TEMPORARY);

        assertThat(opens(Town.PASSWORD)).isEmpty();
        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
        assertThat(sessions.stands(session, alice.key())).isFalse();
    }

    @Test
    void anAdministratorsResetTakesTheirOwnAtOnce() {
        administration.update(
                domain, alice.userId(), new UserUpdate(UserChanges.NONE, null, true, null, null));

        assertThat(opens(Town.PASSWORD)).isEmpty();
        assertThat(opens(mailed())).contains(Given.TEMPORARY);
        assertThat(heard.last(TemporaryPasswordIssued.class).invited()).isFalse();
        assertThat(heard.all(PasswordResetDemanded.class)).isEmpty();
        assertThat(now().must(RequiredAction.UPDATE_PASSWORD)).isTrue();
    }

    @Test
    void aNewPasswordOrAnotherAddressEndsIt() {
        reset.ask(domain, alice.userId(), "198.51.100.7");
        change(UserUpdate.own(UserChanges.NONE, "Battery7Staple"));
        assertThat(opens(mailed())).isEmpty();

        reset.ask(domain, alice.userId(), "198.51.100.7");
        change(UserUpdate.own(new UserChanges("Alice", null, null, null, null), null));
        assertThat(opens(mailed())).contains(Given.TEMPORARY);
        change(UserUpdate.own(new UserChanges(null, "new@example.com", null, null, null), null));
        assertThat(opens(mailed())).isEmpty();
    }

    private void change(UserUpdate update) {
        administration.update(domain, alice.userId(), update);
    }

    @Test
    void oneThatWentToTheFormerAddressLivesWhileThatIsTheWayBack() {
        reset.ask(domain, alice.userId(), "198.51.100.7");
        String mailed = mailed();

        room.together(
                () ->
                        changes.move(
                                users.lock(domain, alice.userId()),
                                "new@example.com",
                                Backing.UNPROVEN));

        assertThat(opens(mailed)).contains(Given.TEMPORARY);
    }

    @Test
    void anotherOneSinceIsAnother() {
        reset.ask(domain, alice.userId(), "198.51.100.7");
        User proven = now();
        reset.ask(domain, alice.userId(), "198.51.100.7");

        refused(CommonError.AUTHENTICATE_FAILURE, () -> users.signedIn(proven, Given.TEMPORARY));
    }

    @Test
    void whoIsInvitedHasAWeekAndMayBeInvitedAgain() {
        alice = registration.create(domain, invited());
        String first = mailed();

        assertThat(opens(first)).contains(Given.TEMPORARY);
        assertThat(heard.all(UserInvited.class)).isEmpty();
        assertThat(heard.last(TemporaryPasswordIssued.class))
                .isEqualTo(
                        new TemporaryPasswordIssued(
                                domain,
                                alice.userId(),
                                "en",
                                true,
                                "new@example.com",
                                first,
                                clock.instant().plus(Duration.ofDays(7))));

        invitations.resend(domain, alice.userId());
        assertThat(opens(first)).isEmpty();
        assertThat(opens(mailed())).contains(Given.TEMPORARY);

        reset.ask(domain, alice.userId(), "198.51.100.7");
        assertThat(heard.all(TemporaryPasswordIssued.class)).hasSize(3);
        assertThat(heard.last(TemporaryPasswordIssued.class).invited()).isTrue();
        clock.pass(Duration.ofDays(7));
        assertThat(opens(mailed())).isEmpty();
    }

    private static NewUser invited() {
        return new NewUser(
                Town.unique("newcomer"),
                AuthType.LOCAL,
                UserType.USER,
                UserState.ENABLED,
                null,
                null,
                "new@example.com",
                null,
                null,
                JsonValue.EMPTY_JSON_OBJECT,
                true,
                null,
                null,
                null);
    }
}
