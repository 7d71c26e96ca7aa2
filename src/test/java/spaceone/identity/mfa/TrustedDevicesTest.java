package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.password.PasswordError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.MfaDropped;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.UserLeft;
import spaceone.identity.user.Users;
import spaceone.identity.verification.VerificationError;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** On which devices the password alone is enough, and how that ends. */
@InRoom
class TrustedDevicesTest {

    @Inject TrustedDevices devices;
    @Inject OwnDevices own;
    @Inject OwnFactor ownFactor;
    @Inject Users users;
    @Inject Actor actor;
    @Inject Event<Object> told;
    @Inject Phone phone;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;
    private String domain;
    private String id;
    private String secret;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
        id = alice.userId();
        phone.enrol(alice);
        actor.arrived("192.0.2.7", "request");
        actor.uses("Firefox");
        secret = trust();
    }

    private String trust() {
        return room.together(() -> devices.trust(users.lock(domain, id)));
    }

    private User now() {
        return users.get(domain, id);
    }

    private boolean isTrusted() {
        boolean trusted = devices.isTrusted(now(), secret);
        assertThat(room.together(() -> devices.use(users.lock(domain, id), secret)))
                .isEqualTo(trusted);
        return trusted;
    }

    private OwnAccount.Self self(int minutes) {
        return new OwnAccount.Self(
                domain,
                id,
                "session",
                clock.instant().minus(Duration.ofMinutes(minutes)),
                SessionKind.SIGN_IN,
                false);
    }

    @Test
    void aDeviceIsTrustedByItsSecretForThirtyDays() {
        assertThat(devices.life(domain)).isEqualTo(Duration.ofDays(30));
        assertThat(isTrusted()).isTrue();
        assertThat(devices.isTrusted(now(), secret + "x")).isFalse();
        User bob = town.user("bob");
        phone.enrol(bob);
        assertThat(devices.isTrusted(users.get(domain, bob.userId()), secret)).isFalse();

        clock.pass(Duration.ofDays(30).minusMinutes(2));
        assertThat(isTrusted()).isTrue();
        clock.pass(Duration.ofMinutes(2));
        assertThat(isTrusted()).isFalse();
    }

    @Test
    void itIsListedWithWhatIsKnownOfIt() {
        clock.pass(Duration.ofMinutes(1));
        isTrusted();

        assertThat(own.list(self(0)))
                .singleElement()
                .satisfies(
                        device -> {
                            assertThat(device.deviceId()).startsWith("device-");
                            assertThat(device.source()).contains("192.0.2.7");
                            assertThat(device.agent()).contains("Firefox");
                            assertThat(device.createdAt())
                                    .isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
                            assertThat(device.usedAt()).contains(clock.instant());
                            assertThat(device.expiresAt())
                                    .isEqualTo(device.createdAt().plus(Duration.ofDays(30)));
                        });
        assertThat(
                        room.rows(
                                "select 1 from trusted_devices where cast(trusted_devices as text) like ?1",
                                "%" + secret + "%"))
                .isEmpty();
    }

    @Test
    void aProgramWithALongNameIsCutAndOneWithoutHasNone() {
        actor.uses("x".repeat(201));
        trust();
        actor.uses(null);
        clock.pass(Duration.ofSeconds(1));
        trust();

        List<TrustedDevice> all = devices.list(now());
        assertThat(all.get(0).agent()).isEmpty();
        assertThat(all.stream().flatMap(device -> device.agent().stream()))
                .contains("x".repeat(200));
    }

    @Test
    void aNewPasswordEndsIt() {
        room.tamper(
                "update users set password_set_at = ?1 where id = ?2",
                Timestamp.from(clock.instant()),
                alice.key());

        assertThat(isTrusted()).isFalse();
        assertThat(devices.list(now())).isEmpty();
    }

    @Test
    void anotherFactorOrNoneEndsIt() {
        String before = mfa();
        room.tamper(
                "update users set mfa = jsonb_set(mfa, '{options,user_secret_id}', '\"other\"') where id = ?1",
                alice.key());
        assertThat(isTrusted()).isFalse();
        room.tamper("update users set mfa = cast(?1 as jsonb) where id = ?2", before, alice.key());
        assertThat(isTrusted()).isTrue();
        room.tamper(
                "update users set mfa = jsonb_set(mfa, '{state}', '\"DISABLED\"') where id = ?1",
                alice.key());
        assertThat(isTrusted()).isFalse();
    }

    private String mfa() {
        return (String)
                room.value("select cast(mfa as text) from users where id = ?1", alice.key());
    }

    @Test
    void thoseNamedAreRevokedOrAll() {
        String first = devices.list(now()).get(0).deviceId();
        String other = trust();

        own.revoke(self(0), List.of(first, "device-unknown"));
        assertThat(isTrusted()).isFalse();
        assertThat(devices.isTrusted(now(), other)).isTrue();
        assertThat(revoked()).isEqualTo("1");

        trust();
        own.revoke(self(0), List.of());
        assertThat(devices.list(now())).isEmpty();
        assertThat(revoked()).isEqualTo("2");
    }

    private Object revoked() {
        return room.value(
                "select details ->> 'devices' from audit_records where domain_id = ?1"
                        + " and target_id = ?2 and action = 'User.revoke_devices' order by id desc limit 1",
                domain,
                id);
    }

    @Test
    void nobodyRevokesTheDeviceOfAnother() {
        User bob = town.user("bob");
        devices.revoke(bob, List.of(devices.list(now()).get(0).deviceId()));
        devices.revoke(bob, List.of());

        assertThat(isTrusted()).isTrue();
    }

    @Test
    void theyGoWithTheFactorAndWithTheUser() {
        room.together(() -> told.fire(new MfaDropped(alice.key(), List.of())));
        assertThat(isTrusted()).isFalse();

        secret = trust();
        room.together(() -> told.fire(new UserLeft(domain, "somebody", false)));
        assertThat(isTrusted()).isTrue();
        room.together(() -> told.fire(new UserLeft(domain, id, false)));
        assertThat(isTrusted()).isFalse();
    }

    @Test
    void ofFiftyTheOldestMakesRoom() {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clock.pass(Duration.ofSeconds(1));
            secrets.add(trust());
        }

        assertThat(isTrusted()).isFalse();
        assertThat(devices.list(now())).hasSize(50);
        assertThat(devices.isTrusted(now(), secrets.get(0))).isTrue();
    }

    @Test
    void whatIsOverIsCleared() {
        clock.pass(Duration.ofDays(30));
        assertThat(devices.purge(1000)).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(devices.purge(1000)).isOne();
    }

    @Test
    void whereNoneMayBeTrustedNoneIs() {
        TrustedDevices never = new TrustedDevices();
        never.life = Duration.ZERO;

        assertThat(never.isTrusted(now(), secret)).isFalse();
    }

    // Who turns the own factor on or off.

    @Test
    void aWrongPasswordIsRefusedWhoeverAsks() {
        assertThatCode(() -> ownFactor.beginRemoval(self(6), null)).doesNotThrowAnyException();
        refused(
                PasswordError.PASSWORD_NOT_MATCHED,
                () -> ownFactor.beginRemoval(self(0), "Wrong9Horse"));
        refused(PasswordError.PASSWORD_NOT_MATCHED, () -> ownFactor.remove(self(0), "Wrong9Horse"));
        assertThat(now().mfa().isOn()).isTrue();

        assertThat(ownFactor.remove(self(0), Town.PASSWORD).mfa().isOn()).isFalse();
        refused(
                PasswordError.PASSWORD_NOT_MATCHED,
                () -> ownFactor.begin(self(0), "OTP", null, "Wrong9Horse"));
        assertThat(ownFactor.begin(self(0), "OTP", null, null).otpUri()).startsWith("otpauth:");
        refused(VerificationError.INVALID_VERIFY_CODE, () -> phone.confirm(alice, "wrong"));
        refused(CommonError.NOT_FOUND, () -> users.get(domain, "nobody"));
    }
}
