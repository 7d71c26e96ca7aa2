package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.mfa.OwnPasskeys;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.testkit.SoftKey;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** A passkey alone opens its user's account, and tells nobody else anything. */
@InRoom
class PasskeySignInTest {

    private static final String ORIGIN = "http://localhost:8080";

    @Inject SignIn signIn;
    @Inject PasskeyStep step;
    @Inject OwnPasskeys own;
    @Inject Authentication authentication;
    @Inject Users users;
    @Inject Door door;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;
    @Inject Actor actor;

    private final SoftKey key = SoftKey.at(ORIGIN);
    private User alice;
    private String domain;
    private String passkeyId;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        // Refusals of one source are told apart for so many people only, until the minute is over.
        actor.arrived("192.0.2." + alice.key() % 250, "request");
        room.tamper("delete from failed_attempts");
        room.tamper("delete from quotas");
        OwnAccount.Self self = self(alice);
        passkeyId = own.add(self, "Laptop", key.create(own.begin(self, null))).passkeyId();
    }

    private JsonObject signed() {
        return key.get(step.ask(domain));
    }

    private TokenPair enter(JsonObject passkey) {
        return signIn.issueByPasskey(domain, passkey, null);
    }

    private Object lastRecord(String wanted) {
        return room.value(
                "select "
                        + wanted
                        + " from audit_records where domain_id = ?1"
                        + " and action = 'Token.issue' order by id desc limit 1",
                domain);
    }

    @Test
    void itSaysWhoItIsAndIsRecorded() {
        Principal bearer = authentication.authenticate(enter(signed()).accessToken());

        assertThat(bearer.subject()).isEqualTo(alice.userId());
        assertThat(lastRecord("outcome")).isEqualTo("SUCCESS");
        assertThat(lastRecord("target_id")).isEqualTo(alice.userId());
        assertThat(lastRecord("details ->> 'passkey_id'")).isEqualTo(passkeyId);
    }

    @Test
    void whoFailsLearnsNothingAndTheRecordKnowsWhoseItWas() {
        JsonObject once = signed();
        enter(once);

        refused(CommonError.AUTHENTICATE_FAILURE, () -> enter(once));

        assertThat(lastRecord("outcome")).isEqualTo("REFUSED");
        assertThat(lastRecord("target_id")).isEqualTo(alice.userId());
        assertThat(lastRecord("details ->> 'cause'")).isEqualTo("CHALLENGE");
        SoftKey strange = SoftKey.at(ORIGIN);
        strange.create(own.begin(self(town.user("mallory")), null));
        refused(CommonError.AUTHENTICATE_FAILURE, () -> enter(strange.get(step.ask(domain))));
        assertThat(lastRecord("target_id")).isEqualTo("");
    }

    @Test
    void tenWrongSignaturesBlockLikeTenWrongPasswords() {
        JsonObject once = signed();
        enter(once);
        for (int i = 0; i < 10; i++) {
            refused(CommonError.AUTHENTICATE_FAILURE, () -> enter(once));
        }

        refused(CommonError.AUTHENTICATE_FAILURE, () -> enter(signed()))
                .withMessageContaining("Login is blocked");
        clock.pass(Duration.ofMinutes(6));
        assertThat(enter(signed())).isNotNull();
    }

    @Test
    void itOpensOnlyWhatPasswordsOpenHere() {
        room.tamper("update users set user_type = 'API_USER' where id = ?1", alice.key());
        refused(CommonError.AUTHENTICATE_FAILURE, () -> enter(signed()));
        room.tamper("update users set user_type = 'USER' where id = ?1", alice.key());
        room.tamper("update users set auth_type = 'EXTERNAL' where id = ?1", alice.key());
        refused(CommonError.AUTHENTICATE_FAILURE, () -> enter(signed()));
        room.tamper("update users set auth_type = 'LOCAL' where id = ?1", alice.key());
        users.disable(domain, alice.userId());
        refused(UserError.USER_STATE_DISABLED, () -> enter(signed()));
        assertThat(lastRecord("target_id")).isEqualTo(alice.userId());
    }

    @Test
    void ofADomainThatIsNoneTheSameIsAsked() {
        JsonObject asked = step.ask(domain);
        JsonObject pretended = step.ask("domain-nowhere");

        assertThat(pretended.keySet()).isEqualTo(asked.keySet());
        refused(
                CommonError.AUTHENTICATE_FAILURE,
                () -> signIn.issueByPasskey("domain-nowhere", key.get(asked), null));
    }

    @Test
    void oneSourceAsksSoManyTimesAMinute() {
        for (int i = 0; i < 120; i++) {
            step.ask("domain-nowhere");
        }
        refused(CommonError.TOO_MANY_REQUESTS, () -> step.ask(domain));
        clock.pass(Duration.ofMinutes(1));
        assertThat(step.ask(domain)).isNotEmpty();
    }

    @Test
    void administratorsStaySignedInAsLongAsTheyMay() {
        assertThat(refreshLife(alice)).isEqualTo(Duration.ofHours(3));
        User admin = town.administrator("admin");
        users.setRefreshTimeout(domain, admin.userId(), 1800);
        assertThat(refreshLife(admin)).isEqualTo(Duration.ofHours(3));
        users.setRefreshTimeout(domain, admin.userId(), 2_592_000);
        assertThat(refreshLife(admin)).isEqualTo(Duration.ofDays(28));
        room.tamper("update users set role_type = 'USER' where id = ?1", admin.key());
        assertThat(refreshLife(admin)).isEqualTo(Duration.ofHours(3));
    }

    private Duration refreshLife(User user) {
        JWTClaimsSet claims = Door.read(door.enter(user).refreshToken());
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private OwnAccount.Self self(User user) {
        return new OwnAccount.Self(
                domain, user.userId(), "session", clock.instant(), SessionKind.SIGN_IN, false);
    }
}
