package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.room.Refusal.refused;

import com.nimbusds.jose.jwk.JWK;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.RecoveryCodes;
import spaceone.identity.session.SessionKind;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.user.EmailChanged;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.PasswordForgotten;
import spaceone.identity.user.PasswordResetDemanded;
import spaceone.identity.user.User;
import spaceone.identity.user.UserInvited;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Tokens that are mailed or printed, and the keys that sign them all. */
@InRoom
class LinksTest {

    @Inject Authentication authentication;
    @Inject SystemTokens systemTokens;
    @Inject Keys keys;
    @Inject Actor actor;
    @Inject Audit audit;
    @Inject MfaEnrolment enrolment;
    @Inject RecoveryCodes recoveryCodes;
    @Inject Event<Object> told;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Town own;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
    }

    private void tell(Object fact) {
        room.together(() -> told.fire(fact));
    }

    private Principal follow(String token, SessionKind kind) {
        Principal caller = authentication.authenticate(token);
        assertThat(caller.subject()).isEqualTo(alice.userId());
        assertThat(caller.isRestricted()).isTrue();
        assertThat(caller.role()).isEqualTo(CallerRole.USER);
        assertThat(caller.sessionKind()).isEqualTo(kind);
        return caller;
    }

    private ResetLinkIssued reset() {
        ResetLinkIssued link = heard.last(ResetLinkIssued.class);
        assertThat(link.domainId()).isEqualTo(domain);
        assertThat(link.userId()).isEqualTo(alice.userId());
        assertThat(link.language()).isEqualTo(alice.language());
        assertThat(Door.read(link.token()).getExpirationTime().toInstant().getEpochSecond())
                .isEqualTo(link.expiresAt().getEpochSecond());
        return link;
    }

    @Test
    void anInvitationGoesToTheUsersAddressForAWeek() {
        tell(new UserInvited(domain, alice.key(), alice.userId()));

        ResetLinkIssued link = reset();
        follow(link.token(), SessionKind.LINK);
        assertThat(link.invited()).isTrue();
        assertThat(link.address()).isEqualTo(alice.email());
        assertThat(link.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(Door.read(link.token()).getClaim("injected_params")).isNull();
    }

    @Test
    void aForgottenPasswordGoesToTheAddressThatCountsForADay() {
        room.tamper(
                "update users set former_email = 'former@example.com', email_verified = false where id = ?1",
                alice.key());
        tell(new PasswordForgotten(domain, alice.key(), alice.userId()));

        ResetLinkIssued link = reset();
        follow(link.token(), SessionKind.LINK);
        assertThat(link.invited()).isFalse();
        assertThat(link.address()).isEqualTo("former@example.com");
        assertThat(link.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(Door.read(link.token()).getClaim("injected_params"))
                .isEqualTo(Map.of("required_actions", List.of("UPDATE_PASSWORD")));

        tell(new PasswordResetDemanded(domain, alice.key(), alice.userId()));
        assertThat(Door.read(reset().token()).getClaim("injected_params")).isNull();
    }

    private UndoLinkIssued undo(UndoLinkIssued.Change change, String address) {
        UndoLinkIssued link = heard.last(UndoLinkIssued.class);
        assertThat(link.change()).isEqualTo(change);
        assertThat(link.address()).isEqualTo(address);
        assertThat(link.userId()).isEqualTo(alice.userId());
        assertThat(link.domainId()).isEqualTo(domain);
        assertThat(link.language()).isEqualTo(alice.language());
        assertThat(link.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(72)));
        assertThat(Door.read(link.token()).getExpirationTime().toInstant().getEpochSecond())
                .isEqualTo(link.expiresAt().getEpochSecond());
        follow(link.token(), SessionKind.UNDO);
        return link;
    }

    @Test
    void anotherAddressIsUndoneFromTheOldOne() {
        tell(changed(true));
        undo(UndoLinkIssued.Change.EMAIL, "old@example.com");
    }

    private EmailChanged changed(boolean byHimself) {
        return new EmailChanged(
                domain,
                alice.key(),
                alice.userId(),
                alice.language(),
                "old@example.com",
                Mfa.OFF,
                byHimself);
    }

    @Test
    void whatAnAdministratorDidIsNotUndone() {
        tell(changed(false));
        phone.enrol(alice);
        heard.clear();
        enrolment.remove(domain, alice.userId());

        assertThat(heard.all(UndoLinkIssued.class)).isEmpty();
    }

    @Test
    void aFactorTurnedOnOrOffIsUndoneAndSoIsWhatStoodInForIt() {
        phone.scan(enrolment.begin(domain, alice.userId(), "OTP", null).otpUri());
        phone.confirm(alice);
        undo(UndoLinkIssued.Change.MFA_ON, alice.email());

        String spare = recoveryCodes.renew(domain, alice.userId()).codes().get(0);
        assertThat(undo(UndoLinkIssued.Change.CODES_RENEWED, alice.email()).left()).isEqualTo(10);
        door.enterWithCode(alice, spare);
        assertThat(undo(UndoLinkIssued.Change.CODE_USED, alice.email()).left()).isEqualTo(9);

        enrolment.beginRemoval(domain, alice.userId());
        clock.pass(Duration.ofMinutes(1));
        phone.confirm(alice);
        undo(UndoLinkIssued.Change.MFA_OFF, alice.email());
    }

    // Tokens of sibling services.

    @Test
    void aSystemTokenHasNoEndUntilAllAreRevoked() {
        if (room.rows("select 1 from domains where domain_id = ?1", Domain.ROOT).isEmpty()) {
            room.tamper(
                    "insert into domains (domain_id, name, state, created_at)"
                            + " values (?1, 'root', 'ENABLED', now())",
                    Domain.ROOT);
            room.together(() -> keys.create(Domain.ROOT));
        }
        String token = systemTokens.issue("inventory");
        clock.pass(Duration.ofDays(3650));

        Principal caller = authentication.authenticate(token);
        assertThat(caller.isSystem()).isTrue();
        assertThat(caller.role()).isEqualTo(CallerRole.INTERNAL);
        assertThat(caller.domainId()).isEqualTo(Domain.ROOT);
        assertThat(caller.subject()).isEqualTo("inventory");
        assertThat(caller.permissions()).isEmpty();

        assertThatCode(() -> change(caller)).doesNotThrowAnyException();

        systemTokens.revokeAll();
        refused(CommonError.AUTHENTICATE_FAILURE, () -> change(caller));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
        assertThat(
                        room.value(
                                "select count(*) from audit_records where domain_id = ?1"
                                        + " and action in ('System.issue_token', 'System.revoke_tokens')",
                                Domain.ROOT))
                .isEqualTo(2L);
    }

    private void change(Principal caller) {
        actor.authenticated("SYSTEM", Domain.ROOT, caller.subject(), caller.sessionId());
        actor.acts(caller.role().name(), "");
        try {
            room.together(
                    () -> audit.changed("Test.change", Domain.ROOT, "Thing", "thing", Map.of()));
        } finally {
            actor.authenticated("SYSTEM", null, "system", null);
        }
    }

    // Keys.

    @Test
    void newKeysSignWhenEverybodyCanKnowThemAndOldTokensStayGood() {
        User carol = own.user("carol");
        String home = carol.domainId();
        room.together(() -> keys.rotate(home, Optional.of(KeyAlgorithm.ES256)));
        TokenPair before = door.enter(carol);
        String kid = keys.signing(home, KeyPurpose.ACCESS).getKeyID();
        clock.pass(Duration.ofSeconds(1));

        room.together(() -> keys.rotate(home, Optional.empty()));

        assertThat(keys.signing(home, KeyPurpose.ACCESS).getKeyID()).isEqualTo(kid);
        assertThat(published(home, KeyPurpose.ACCESS)).hasSize(2).contains(kid);
        clock.pass(Keys.LEAD);
        assertThat(keys.signing(home, KeyPurpose.ACCESS).getKeyID()).isNotEqualTo(kid);
        assertThatCode(() -> authentication.authenticate(before.accessToken()))
                .doesNotThrowAnyException();
        assertThat(published(home, KeyPurpose.REFRESH))
                .hasSize(2)
                .doesNotContainAnyElementsOf(published(home, KeyPurpose.ACCESS));

        clock.pass(Duration.ofDays(367));
        room.together(() -> keys.rotate(home, Optional.empty()));
        assertThat(published(home, KeyPurpose.ACCESS)).hasSize(2).doesNotContain(kid);

        String token = door.enter(carol).accessToken();
        room.together(() -> keys.replace(home));
        assertThat(published(home, KeyPurpose.ACCESS)).hasSize(1);
        clock.pass(Keys.CACHED.plusSeconds(1));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> authentication.authenticate(token));
        assertThat(KeyAlgorithm.of(keys.signing(home, KeyPurpose.ACCESS)))
                .isEqualTo(KeyAlgorithm.ES256);
        assertThat(
                        room.rows(
                                "select action from audit_records where domain_id = ?1"
                                        + " and action like '%keys' order by id",
                                home))
                .isEqualTo(
                        List.of(
                                "Domain.rotate_keys",
                                "Domain.rotate_keys",
                                "Domain.rotate_keys",
                                "Domain.replace_keys"));
    }

    @Test
    void withoutKeysNothingIsSigned() {
        User carol = own.user("carol");

        assertThatThrownBy(() -> keys.signing(carol.domainId(), KeyPurpose.ACCESS))
                .hasStackTraceContaining("has no signing key");
    }

    private Set<String> published(String home, KeyPurpose purpose) {
        return keys.publicKeys(home, purpose).stream()
                .map(JWK::getKeyID)
                .collect(Collectors.toSet());
    }
}
