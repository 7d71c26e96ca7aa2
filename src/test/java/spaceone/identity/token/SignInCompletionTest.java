package spaceone.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.ProvenFactor;
import spaceone.identity.mfa.SecondFactor;
import spaceone.identity.mfa.TrustedDevices;
import spaceone.identity.session.SessionKind;
import spaceone.identity.session.Sessions;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.PasswordProof;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.identity.verification.FailedAttempts;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What was proven is judged again when the session begins: much may have happened since. */
@InRoom
class SignInCompletionTest {

    @Inject SignInCompletion completion;
    @Inject SecondFactor secondFactor;
    @Inject TrustedDevices devices;
    @Inject FailedAttempts failedAttempts;
    @Inject Users users;
    @Inject Sessions sessions;
    @Inject Actor actor;
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
    }

    private SignIn.Proven proven(PasswordProof.Given given, ProvenFactor factor) {
        return new SignIn.Proven(
                users.get(domain, alice.userId()), given, Optional.ofNullable(factor));
    }

    private TokenPair complete(SignIn.Proven proven, DeviceTrust device) {
        return complete(proven, device, FactorPolicy.NONE);
    }

    private TokenPair complete(SignIn.Proven proven, DeviceTrust device, FactorPolicy policy) {
        return completion.complete(
                proven,
                Door.request(alice, Town.PASSWORD, null, null, device),
                Users.account(domain, alice.userId()),
                policy);
    }

    @Test
    void devicesAreNotedWhereTheDomainWantsMailsOfNewOnes() {
        FactorPolicy mails = new FactorPolicy(AskedOf.NOBODY, List.of(), Set.of(), null, true);

        complete(proven(PasswordProof.Given.OWN, null), DeviceTrust.NONE);
        assertThat(devicesNoted()).isEqualTo(0L);
        complete(proven(PasswordProof.Given.OWN, null), DeviceTrust.NONE, mails);
        assertThat(devicesNoted()).isEqualTo(1L);
    }

    private Object devicesNoted() {
        return room.value("select count(*) from known_devices where user_key = ?1", alice.key());
    }

    private void notAnyMore(SignIn.Proven proven) {
        refused(CommonError.AUTHENTICATE_FAILURE, () -> complete(proven, DeviceTrust.NONE));
    }

    @Test
    void whatIsStillSoBeginsASession() {
        actor.arrived("192.0.2.99", "request");
        TokenPair pair = complete(proven(PasswordProof.Given.OWN, null), DeviceTrust.NONE);

        assertThat(Door.read(pair.accessToken()).getClaim("amr")).isEqualTo(List.of("pwd"));
        assertThat(failedAttempts.isKnown(Users.account(domain, alice.userId()), "192.0.2.99"))
                .isTrue();
        assertThat(actor.id()).isEqualTo(alice.userId());
        assertThat(actor.type()).isEqualTo("USER");
    }

    @Test
    void anotherPasswordSinceLetsNobodyIn() {
        SignIn.Proven before = proven(PasswordProof.Given.OWN, null);
        room.tamper("update users set password = 'another' where id = ?1", alice.key());

        notAnyMore(before);
    }

    @Test
    void anotherTemporaryPasswordSinceLetsNobodyIn() {
        SignIn.Proven before = proven(PasswordProof.Given.TEMPORARY, null);
        room.tamper("update users set temporary_password = 'another' where id = ?1", alice.key());

        notAnyMore(before);
    }

    @Test
    void aFactorTurnedOnSinceLetsNobodyInWithoutIt() {
        SignIn.Proven before = proven(PasswordProof.Given.OWN, null);
        phone.enrol(alice);

        notAnyMore(before);
        notAnyMore(proven(PasswordProof.Given.OWN, null));
    }

    @Test
    void whoWasDisabledSinceIsNotLetIn() {
        SignIn.Proven before = proven(PasswordProof.Given.OWN, null);
        users.disable(domain, alice.userId());

        notAnyMore(before);
    }

    @Test
    void aSuccessorOfTheSameNameIsSomebodyElse() {
        SignIn.Proven before = proven(PasswordProof.Given.OWN, null);
        town.successor(alice);

        notAnyMore(before);
    }

    @Test
    void aCodeThatWasUsedSinceIsUsed() {
        phone.enrol(alice);
        secondFactor.ask(users.get(domain, alice.userId()), MfaType.OTP);
        User now = users.get(domain, alice.userId());
        SignIn.Proven before =
                proven(PasswordProof.Given.OWN, secondFactor.prove(now, MfaType.OTP, phone.code()));
        assertThatCode(() -> complete(before, DeviceTrust.NONE)).doesNotThrowAnyException();

        refused(VerificationError.INVALID_VERIFY_CODE, () -> complete(before, DeviceTrust.NONE));
    }

    @Test
    void aDeviceRevokedSinceIsNotTrusted() {
        phone.enrol(alice);
        String secret = room.together(() -> devices.trust(users.lock(domain, alice.userId())));
        SignIn.Proven onDevice = proven(PasswordProof.Given.OWN, null);
        DeviceTrust shown = new DeviceTrust(secret, null);
        assertThatCode(() -> complete(onDevice, shown)).doesNotThrowAnyException();
        assertThat(devices.list(users.get(domain, alice.userId())).get(0).usedAt())
                .contains(clock.instant());

        devices.revoke(alice, List.of());

        refused(CommonError.AUTHENTICATE_FAILURE, () -> complete(onDevice, shown));
    }

    @Test
    void whoWasProvenElsewhereIsNotAskedForAFactorOfOurs() {
        phone.enrol(alice);
        TokenPair pair = complete(proven(PasswordProof.Given.ELSEWHERE, null), DeviceTrust.NONE);
        assertThat(Door.read(pair.accessToken()).getClaim("amr")).isNull();
    }

    @Test
    void aTemporaryPasswordEndsAllOtherSessionsAndIsUsedUp() {
        String other =
                sessions.begin(
                                domain,
                                alice.key(),
                                SessionKind.SIGN_IN,
                                clock.instant().plus(Duration.ofHours(1)))
                        .sessionId();
        room.tamper(
                "update users set temporary_password = password, temporary_until = ?1 where id = ?2",
                Timestamp.from(clock.instant().plus(Duration.ofHours(1))),
                alice.key());

        TokenPair pair = complete(proven(PasswordProof.Given.TEMPORARY, null), DeviceTrust.NONE);

        assertThat(sessions.stands(other, alice.key())).isFalse();
        assertThat(Door.read(pair.accessToken()).getClaim("permissions"))
                .isEqualTo(List.of(Principal.OWN_PROFILE));
        assertThat(users.get(domain, alice.userId()).password()).isEmpty();
    }

    @Test
    void whatStandsInForTheFactorEarnsNoTrust() {
        phone.enrol(alice);
        DeviceTrust wish = new DeviceTrust(null, DeviceTrust.Wish.COOKIE);
        assertThat(door.enter(alice, phone.code(), wish).deviceSecret()).isNotNull();
        assertThat(door.enter(town.user("bob"), null, wish).deviceSecret()).isNull();
    }

    @Test
    void theSessionLivesAsLongAsItsLongestToken() {
        TokenPair pair = complete(proven(PasswordProof.Given.OWN, null), DeviceTrust.NONE);

        assertThat(
                        ((Timestamp)
                                        room.value(
                                                "select expires_at from sessions where session_id = ?1",
                                                Door.read(pair.refreshToken()).getClaim("fam")))
                                .toInstant()
                                .getEpochSecond())
                .isEqualTo(
                        Door.read(pair.refreshToken())
                                .getExpirationTime()
                                .toInstant()
                                .getEpochSecond());
    }
}
