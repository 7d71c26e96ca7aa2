package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.password.PasswordError;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.token.ResetLinkIssued;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** A forgotten password: asking changes nothing but the user's mail, and only so often. */
@InRoom
class PasswordResetTest {

    @Inject PasswordReset reset;
    @Inject ResetRequests requests;
    @Inject QuietResets quietly;
    @Inject Invitations invitations;
    @Inject PasswordProof proof;
    @Inject Users users;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private String source;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        source = "198.51.100." + alice.key() % 250;
        room.tamper("delete from quotas where subject like 'reset from%'");
        room.tamper("delete from reset_requests");
    }

    private void ask(User user) {
        reset.ask(domain, user.userId(), source);
    }

    private Optional<ResetLinkIssued> mailed() {
        return heard.all(ResetLinkIssued.class).stream().findFirst();
    }

    @Test
    void aLinkGoesToTheProvenAddressAndThePasswordStays() {
        ask(alice);

        assertThat(mailed().orElseThrow().address()).isEqualTo(alice.email());
        assertThat(proof.check(Optional.of(users.get(domain, alice.userId())), Town.PASSWORD))
                .contains(PasswordProof.Given.OWN);
        assertThat(sent(alice)).isEqualTo(List.of("link"));
    }

    private List<?> sent(User user) {
        return room.rows(
                "select details ->> 'sent' from audit_records where domain_id = ?1"
                        + " and target_id = ?2 and action = 'User.reset_password'",
                domain,
                user.userId());
    }

    @Test
    void whoIsNotWhomItWasForAnyMoreGetsNothing() {
        User gone = town.user("gone");
        users.disable(domain, alice.userId());
        reset.send(alice, null, Optional.empty());
        town.successor(gone);
        reset.send(gone, null, Optional.empty());
        User bob = town.user("bob");
        room.tamper("update users set email_verified = false where id = ?1", bob.key());
        reset.send(bob, null, Optional.empty());

        assertThat(heard.all(PasswordForgotten.class)).isEmpty();
    }

    @Test
    void threeInAQuarterOfAnHourGoToOneUser() {
        for (int i = 0; i < 3; i++) {
            ask(alice);
        }
        refused(CommonError.TOO_MANY_REQUESTS, () -> ask(alice))
                .satisfies(
                        refusal ->
                                assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(15)));
        assertThatCode(() -> ask(town.user("bob"))).doesNotThrowAnyException();
        clock.pass(Duration.ofMinutes(15));
        assertThatCode(() -> ask(alice)).doesNotThrowAnyException();
    }

    @Test
    void twentyInAnHourComeFromOneSource() {
        for (int i = 0; i < 20; i++) {
            refused(CommonError.NOT_FOUND, () -> reset.ask(domain, "nobody", source));
        }
        refused(CommonError.TOO_MANY_REQUESTS, () -> ask(alice));
        clock.pass(Duration.ofHours(1));
        assertThatCode(() -> ask(alice)).doesNotThrowAnyException();
    }

    @Test
    void whereThereIsNothingToResetTheReasonIsNamed() {
        room.tamper("update users set email_verified = false where id = ?1", alice.key());
        refused(UserError.VERIFICATION_UNAVAILABLE, () -> ask(alice));
        room.tamper("update users set email = '' where id = ?1", alice.key());
        refused(PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL, () -> ask(alice));
        room.tamper("update users set state = 'DISABLED' where id = ?1", alice.key());
        refused(UserError.USER_STATE_DISABLED, () -> ask(alice));
        User program = town.user("program");
        room.tamper("update users set user_type = 'API_USER' where id = ?1", program.key());
        refused(PasswordError.UNABLE_TO_RESET_PASSWORD, () -> ask(program));
        refused(CommonError.NOT_FOUND, () -> reset.ask("domain-nowhere", "alice", source));
        assertThat(mailed()).isEmpty();
    }

    @Test
    void inADomainOutOfServiceNothingIsMailed() {
        room.tamper("update domains set state = 'DISABLED' where domain_id = ?1", domain);
        try {
            refused(TenancyError.DOMAIN_STATE, () -> ask(alice));
        } finally {
            room.tamper("update domains set state = 'ENABLED' where domain_id = ?1", domain);
        }
    }

    @Test
    void whoSignsInElsewhereIsToldWhereIfTheirAddressIsProven() {
        User eve = town.external("eve");
        refused(PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH, () -> ask(eve));
        assertThat(heard.all(ExternalResetAsked.class)).isEmpty();
        room.tamper(
                "update users set email = 'eve@example.com', email_verified = true where id = ?1",
                eve.key());
        refused(PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH, () -> ask(eve));
        assertThat(heard.last(ExternalResetAsked.class).userId()).isEqualTo(eve.userId());
        assertThat(sent(eve)).isEqualTo(List.of("hint"));
        room.tamper("update users set state = 'DISABLED' where id = ?1", eve.key());
        heard.clear();
        refused(PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH, () -> ask(eve));
        assertThat(heard.all(ExternalResetAsked.class)).isEmpty();
    }

    // Invitations nobody came upon.

    private User invited() {
        User bob = town.unverified("bob");
        room.tamper(
                "update users set password = null, required_actions = '[\"UPDATE_PASSWORD\"]' where id = ?1",
                bob.key());
        return users.get(domain, bob.userId());
    }

    @Test
    void whoWasInvitedAndNeverCameIsInvitedAgain() {
        User bob = invited();
        ask(bob);
        assertThat(mailed().orElseThrow().invited()).isTrue();
        assertThat(mailed().orElseThrow().address()).isEqualTo(bob.email());

        heard.clear();
        assertThat(invitations.resend(domain, bob.userId()).userId()).isEqualTo(bob.userId());
        assertThat(mailed().orElseThrow().invited()).isTrue();
        assertThat(
                        room.rows(
                                "select details ->> 'sent_to' from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action = 'User.resend_invitation'",
                                domain,
                                bob.userId()))
                .isEqualTo(List.of(bob.email(), bob.email()));
    }

    @Test
    void whoCameMeanwhileIsNotInvited() {
        refused(
                UserError.NO_INVITATION,
                () -> invitations.toPassword(domain, alice.userId(), null));
        User eve = town.external(Town.unique("eve") + "@example.com");
        room.tamper("update users set last_accessed_at = now() where id = ?1", eve.key());
        refused(UserError.NO_INVITATION, () -> invitations.toProvider(domain, eve.userId()));
    }

    @Test
    void anInvitationIsOpenUntilSomebodyCameOrHasAPassword() {
        User bob = invited();
        assertThat(Invitations.isOpen(bob)).isTrue();
        refused(UserError.NO_INVITATION, () -> invitations.resend(domain, alice.userId()));
        room.tamper("update users set last_accessed_at = now() where id = ?1", bob.key());
        refused(UserError.NO_INVITATION, () -> invitations.resend(domain, bob.userId()));
        room.tamper("update users set state = 'DISABLED' where id = ?1", bob.key());
        refused(UserError.USER_STATE_DISABLED, () -> invitations.resend(domain, bob.userId()));
        User eve = town.external("eve");
        assertThat(Invitations.isOpen(eve)).isTrue();
        refused(UserError.NO_INVITATION, () -> invitations.resend(domain, eve.userId()));
    }

    @Test
    void nobodyInvitesWhomMayDoMore() {
        User admin = town.administrator("admin");
        town.actsAs(alice, "identity:User");
        refused(CommonError.PERMISSION_DENIED, () -> invitations.resend(domain, admin.userId()));
        town.nobodyActs();
    }

    // Answered before it is worked off.

    private Object waiting() {
        return room.value("select count(*) from reset_requests");
    }

    @Test
    void whatWasAnsweredIsWorkedOffOnceWhateverComesOfIt() {
        requests.put(domain, alice.userId(), source);
        requests.put(domain, "nobody", source);
        assertThat(waiting()).isEqualTo(2L);

        quietly.sweep();

        assertThat(waiting()).isEqualTo(0L);
        assertThat(
                        room.rows(
                                "select source from audit_records where domain_id = ?1"
                                        + " and target_id = ?2 and action = 'User.reset_password'",
                                domain,
                                alice.userId()))
                .isEqualTo(List.of(source));
        assertThat(heard.all(ResetLinkIssued.class)).hasSize(1);
        quietly.sweep();
        assertThat(heard.all(ResetLinkIssued.class)).hasSize(1);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsForgotten() {
        requests.put(domain, "first", source);
        clock.pass(ResetRequests.LIFE);
        requests.put(domain, "second", source);
        clock.pass(Duration.ofSeconds(1));

        assertThat(requests.purge(10)).isOne();
        assertThat(requests.purge(10)).isZero();
        assertThat(waiting()).isEqualTo(1L);
    }

    @Test
    void itIsWorkedOffAfterTheAnswer() {
        requests.put(domain, alice.userId(), source);

        quietly.workOff();

        assertThat(waiting()).isEqualTo(0L);
        assertThat(mailed()).isPresent();
    }

    @Test
    void whoeverIsBeyondTheLimitLearnsNothingAndGetsNothing() {
        for (int i = 0; i < 5; i++) {
            requests.put(domain, alice.userId(), source);
        }
        quietly.sweep();

        assertThat(heard.all(ResetLinkIssued.class)).hasSize(3);
        assertThat(waiting()).isEqualTo(0L);
    }

    @Test
    void aRequestIsClaimedByOneAndByAnotherWhenTheClaimHasEnded() {
        requests.put(domain, alice.userId(), source);
        ResetRequests.Asked asked = requests.claim().orElseThrow();
        assertThat(asked.domainId()).isEqualTo(domain);
        assertThat(asked.userId()).isEqualTo(alice.userId());
        assertThat(asked.source()).isEqualTo(source);
        assertThat(requests.claim()).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        assertThat(requests.claim()).contains(asked);

        assertThat(room.together(() -> requests.take(asked))).isTrue();
        assertThat(room.together(() -> requests.take(asked))).isFalse();
    }

    @Test
    void nobodyHasSoLongAName() {
        requests.put(domain, "x".repeat(256), source);
        requests.put("x".repeat(41), "alice", source);
        assertThat(waiting()).isEqualTo(0L);
        requests.put("x".repeat(40), "x".repeat(255), source);
        assertThat(waiting()).isEqualTo(1L);
    }
}
