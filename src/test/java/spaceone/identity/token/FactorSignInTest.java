package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static spaceone.identity.mfa.CountedFactor.EMAIL;
import static spaceone.identity.mfa.CountedFactor.OTP;
import static spaceone.identity.mfa.CountedFactor.PASSKEY;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.MfaError;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What a domain asks beside the password is asked at the gate, whichever way somebody comes. */
@InRoom
class FactorSignInTest {

    @Inject SignIn signIn;
    @Inject Grants grants;
    @Inject RotatingTokens refresh;
    @Inject Authentication authentication;
    @Inject FactorPolicies policies;
    @Inject OwnFactor ownFactor;
    @Inject MfaEnrolment enrolment;
    @Inject Users users;
    @Inject Door door;
    @Inject Phone phone;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        room.tamper("delete from failed_attempts");
    }

    @AfterEach
    void askNothing() {
        room.tamper("update domains set factor_policy = null where domain_id = ?1", domain);
    }

    private void ask(CountedFactor... kinds) {
        ask(AskedOf.EVERYBODY, clock.instant(), kinds);
    }

    private void ask(AskedOf whom, Instant from, CountedFactor... kinds) {
        policies.set(domain, new FactorPolicy(whom, List.of(), Set.of(kinds), from, false));
    }

    private IdentityException stopped() {
        return stopped(null);
    }

    private IdentityException stopped(String code) {
        IdentityException refusal =
                catchThrowableOfType(
                        IdentityException.class, () -> door.enterWithCode(alice, code));
        assertThat(refusal.error()).isEqualTo(TokenError.MFA_NOT_ACTIVATED_YET);
        return refusal;
    }

    private Principal enrolling(IdentityException stopped) {
        return authentication.authenticate(
                ((JsonString) stopped.details().get("access_token")).getString());
    }

    private OwnAccount.Self self(Principal bearer) {
        return new OwnAccount.Self(
                domain,
                alice.userId(),
                bearer.sessionId(),
                bearer.provenAt(),
                bearer.sessionKind(),
                bearer.isRestricted());
    }

    private void hasPasskey() {
        room.tamper(
                "insert into passkeys (passkey_id, user_key, domain_id, credential_id, user_handle, public_key, counter,"
                        + " aaguid, transports, backed_up, name, created_at) values (?1, ?2, ?3, ?4, ?4, ?4, 0, '', '',"
                        + " false, 'key', now())",
                Town.unique("passkey"),
                alice.key(),
                domain,
                new byte[] {1, (byte) alice.key()});
    }

    private Grant grant(TokenPair pair) {
        return grants.grant(
                new GrantRequest(
                        TokenType.REFRESH_TOKEN, pair.refreshToken(), Scope.USER, null, null));
    }

    @Test
    void beforeItsDateAllIsAsItWas() {
        ask(AskedOf.EVERYBODY, clock.instant().plus(Duration.ofDays(1)), OTP);

        assertThatCode(() -> grant(door.enter(alice))).doesNotThrowAnyException();
    }

    @Test
    void whoHasNothingSetsItUpFirst() {
        ask(OTP, EMAIL);
        IdentityException stopped = stopped();

        assertThat(stopped.details())
                .containsEntry("mfa_type", Json.createValue("OTP"))
                .containsEntry("mfa_state", Json.createValue("DISABLED"))
                .containsEntry("kinds", Json.createValue("OTP,EMAIL"));
        Principal bearer = enrolling(stopped);
        assertThat(bearer.sessionKind()).isEqualTo(SessionKind.ENROLMENT);
        assertThat(bearer.mayAddPasskeys()).isFalse();
        phone.enrol(alice);
        assertThatCode(() -> grant(door.enterWithCode(alice, phone.code())))
                .doesNotThrowAnyException();
    }

    @Test
    void whoIsNotNamedComesInAsBefore() {
        ask(AskedOf.ADMINISTRATORS, clock.instant(), OTP);

        assertThatCode(() -> grant(door.enter(alice))).doesNotThrowAnyException();
    }

    @Test
    void sessionsFromBeforeGetNothingMore() {
        TokenPair before = door.enter(alice);
        TokenPair rotating = door.enterRotating(alice, 3);
        ask(OTP);

        refused(TokenError.MFA_NOT_ACTIVATED, () -> grant(before));
        refused(TokenError.MFA_NOT_ACTIVATED, () -> refresh.refresh(rotating.refreshToken()));
        phone.enrol(alice);
        assertThatCode(() -> grant(before)).doesNotThrowAnyException();
    }

    @Test
    void aKindThatDoesNotCountIsShownAndThenReplaced() {
        phone.enrolByMail(alice);
        ask(OTP);
        refused(TokenError.MFA_REQUIRED, () -> door.enter(alice));
        String code = phone.mailedCode();
        OwnAccount.Self self = self(enrolling(stopped(code)));

        refused(VerificationError.INVALID_VERIFY_CODE, () -> door.enterWithCode(alice, code));
        phone.scan(ownFactor.begin(self, "OTP", null, null).otpUri());
        assertThat(users.get(domain, alice.userId()).mfa().type()).isEqualTo(MfaType.EMAIL);
        refused(
                VerificationError.INVALID_VERIFY_CODE,
                () -> enrolment.confirm(self, phone.wrongCode()));
        enrolment.confirm(self, phone.code());

        assertThat(users.get(domain, alice.userId()).mfa().type()).isEqualTo(MfaType.OTP);
        clock.pass(Duration.ofMinutes(1));
        assertThatCode(() -> grant(door.enterWithCode(alice, phone.code())))
                .doesNotThrowAnyException();
    }

    @Test
    void itIsReplacedByWhoHasJustShownItAlone() {
        phone.enrolByMail(alice);
        ask(OTP);
        OwnAccount.Self ordinary =
                new OwnAccount.Self(
                        domain,
                        alice.userId(),
                        "session",
                        clock.instant(),
                        SessionKind.SIGN_IN,
                        false);

        refused(MfaError.MFA_ALREADY_ENABLED, () -> ownFactor.begin(ordinary, "OTP", null, null));
    }

    @Test
    void aKindThatDoesNotCountIsNotSetUp() {
        ask(AskedOf.EVERYBODY, clock.instant().plus(Duration.ofDays(9)), OTP);

        refused(CommonError.INVALID_PARAMETER, () -> phone.enrolByMail(alice));
    }

    @Test
    void whatTheDomainCountsGoesBeforeWhatWasDemandedOfOne() {
        town.demandFactor(alice, MfaType.EMAIL);
        ask(OTP);

        assertThat(stopped().details()).containsEntry("mfa_type", Json.createValue("OTP"));
        phone.enrol(alice);
        assertThatCode(() -> grant(door.enterWithCode(alice, phone.code())))
                .doesNotThrowAnyException();
    }

    @Test
    void whoHasPasskeysAloneShowsOne() {
        hasPasskey();
        ask(PASSKEY);

        refused(TokenError.FACTOR_NOT_COUNTED, () -> door.enter(alice))
                .withMessageContaining("PASSKEY");
        refused(TokenError.MFA_REQUIRED, () -> signIn.issue(withPasskey(alice)))
                .withMessageContaining("mfa_type = PASSKEY")
                .satisfies(asked -> assertThat(asked.details()).containsKey("passkey_options"));
    }

    @Test
    void passkeysAreNotAskedForWhereTheyDoNotCount() {
        phone.enrol(alice);
        hasPasskey();
        ask(OTP);

        refused(TokenError.MFA_REQUIRED, () -> signIn.issue(withPasskey(alice)))
                .satisfies(
                        asked -> assertThat(asked.details()).doesNotContainKey("passkey_options"));
    }

    @Test
    void whereAPasskeyCountsItCanBeAddedFirst() {
        ask(PASSKEY);
        IdentityException stopped = stopped();

        assertThat(stopped.details()).containsEntry("mfa_type", Json.createValue("PASSKEY"));
        assertThat(enrolling(stopped).mayAddPasskeys()).isTrue();
        assertThat(enrolling(stopped).isRestricted()).isTrue();
    }

    private static SignInRequest withPasskey(User user) {
        SignInRequest plain = Door.request(user, Town.PASSWORD, null, null, DeviceTrust.NONE);
        return new SignInRequest(
                plain.domainId(),
                plain.method(),
                plain.credentials(),
                null,
                null,
                null,
                false,
                false,
                DeviceTrust.NONE,
                JsonValue.EMPTY_JSON_OBJECT,
                null,
                null);
    }
}
