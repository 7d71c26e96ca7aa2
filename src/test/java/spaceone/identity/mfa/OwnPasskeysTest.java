package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.CommonError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.PasskeyChanged;
import spaceone.identity.user.User;
import spaceone.identity.user.UserError;
import spaceone.identity.user.Users;
import spaceone.testkit.SoftKey;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** How people add, name and remove their passkeys, and what is asked of them for it. */
@InRoom
class OwnPasskeysTest {

    private static final String ORIGIN = "http://localhost:8080";

    @Inject OwnPasskeys own;
    @Inject Passkeys passkeys;
    @Inject Users users;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private final SoftKey key = SoftKey.at(ORIGIN);
    private User alice;
    private String domain;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        domain = alice.domainId();
    }

    private OwnAccount.Self self(String session, Duration ago) {
        return new OwnAccount.Self(
                domain,
                alice.userId(),
                session,
                clock.instant().minus(ago),
                SessionKind.SIGN_IN,
                false);
    }

    private OwnAccount.Self self() {
        return self("session", Duration.ZERO);
    }

    private Passkey add(SoftKey made, String name) {
        return own.add(self(), name, made.create(own.begin(self(), null)));
    }

    private List<?> records() {
        return room.rows(
                "select action || ' ' || outcome || ' ' || coalesce(cast(details as text), '')"
                        + " from audit_records where domain_id = ?1 and target_id = ?2"
                        + " and action like 'User.%passkey' order by id",
                domain, alice.userId());
    }

    // Adding.

    @Test
    void onesOwnMachineIsASiteForThem() {
        assertThat(own.arePossible(self())).isTrue();
        assertThat(own.list(self())).isEmpty();
    }

    @Test
    void whatTheBrowserIsToldNamesTheSiteThePersonAndWhatTheyHave() {
        JsonObject first = own.begin(self(), null);

        assertThat(first.getJsonObject("rp").getString("id")).isEqualTo("localhost");
        assertThat(first.getJsonObject("rp").getString("name")).isNotBlank();
        JsonObject user = first.getJsonObject("user");
        assertThat(user.getString("name")).isEqualTo(alice.userId());
        assertThat(user.getString("displayName")).isEqualTo(alice.userId());
        assertThat(Base64.getUrlDecoder().decode(user.getString("id"))).hasSize(32);
        assertThat(first.getJsonArray("pubKeyCredParams")).isNotEmpty();
        assertThat(first.getJsonArray("excludeCredentials")).isEmpty();

        Passkey kept = own.add(self(), "Laptop", key.create(first));
        room.tamper("update users set name = 'Alice A.' where id = ?1", alice.key());
        JsonObject next = own.begin(self(), null);

        assertThat(next.getJsonObject("user").getString("displayName")).isEqualTo("Alice A.");
        // One person has one handle: else a device would keep two accounts.
        assertThat(next.getJsonObject("user").getString("id")).isEqualTo(user.getString("id"));
        JsonObject known = next.getJsonArray("excludeCredentials").getJsonObject(0);
        assertThat(Base64.getUrlDecoder().decode(known.getString("id")))
                .isEqualTo(kept.credentialId());
        assertThat(known.getJsonArray("transports")).hasSize(2);
    }

    @Test
    void aNewOneIsListedToldAndOnRecord() {
        Passkey laptop = add(key, " Laptop ");
        clock.pass(Duration.ofSeconds(1));
        Passkey phone = add(SoftKey.at(ORIGIN), "Phone");

        assertThat(own.list(self()))
                .extracting(Passkey::passkeyId)
                .containsExactly(laptop.passkeyId(), phone.passkeyId());
        Passkey kept = own.list(self()).get(0);
        assertThat(kept.name()).isEqualTo("Laptop");
        assertThat(kept.createdAt()).isEqualTo(clock.instant().minusSeconds(1));
        assertThat(kept.usedAt()).isEmpty();
        assertThat(kept.userKey()).isEqualTo(alice.key());
        assertThat(heard.last(PasskeyChanged.class))
                .satisfies(
                        told -> {
                            assertThat(told.userId()).isEqualTo(alice.userId());
                            assertThat(told.name()).isEqualTo("Phone");
                            assertThat(told.added()).isTrue();
                            assertThat(told.byHimself()).isTrue();
                        });
        assertThat(records()).hasSize(2);
        assertThat(records().get(1).toString())
                .contains("User.add_passkey SUCCESS", "Phone", phone.passkeyId());
    }

    @Test
    void itIsKeptAsItsDeviceDescribesItself() {
        Passkey kept = add(key, "Laptop");

        room.tamper(
                "update passkeys set backed_up = true, transports = '' where passkey_id = ?1",
                kept.passkeyId());
        Passkey now = own.list(self()).get(0);

        assertThat(kept.isBackedUp()).isFalse();
        assertThat(kept.transports()).containsExactly("hybrid", "internal");
        assertThat(now.isBackedUp()).isTrue();
        assertThat(now.transports()).isEmpty();
    }

    @Test
    void itNeedsANameThatCanBeShown() {
        JsonObject made = key.create(own.begin(self(), null));

        refused(CommonError.REQUIRED_PARAMETER, () -> own.add(self(), null, made));
        refused(CommonError.REQUIRED_PARAMETER, () -> own.add(self(), "  ", made));
        refused(CommonError.REQUIRED_PARAMETER, () -> own.add(self(), "Laptop", null));
        refused(CommonError.INVALID_PARAMETER, () -> own.add(self(), "x".repeat(101), made));
        // Nothing was used up by that.
        assertThat(own.add(self(), "x".repeat(100), made).name()).hasSize(100);
    }

    @Test
    void itIsMadeInTheSessionThatBeganItAndOnce() {
        JsonObject made = key.create(own.begin(self(), null));
        refused(
                MfaError.PASSKEY_REFUSED,
                () -> own.add(self("another", Duration.ZERO), "Laptop", made));
        // Whoever tries takes the challenge with it.
        refused(MfaError.PASSKEY_REFUSED, () -> own.add(self(), "Laptop", made));

        JsonObject again = key.create(own.begin(self(), null));
        own.add(self(), "Laptop", again);
        refused(MfaError.PASSKEY_REFUSED, () -> own.add(self(), "Laptop", again));
        assertThat(own.list(self())).hasSize(1);
        // The same refusal within a minute is one row.
        assertThat(records()).hasSize(2);
        assertThat(records().get(0).toString())
                .contains("User.add_passkey REFUSED", PasskeyFault.CHALLENGE.name());
    }

    @Test
    void anothersChallengeIsNone() {
        JsonObject made = key.create(own.begin(self(), null));
        User bob = town.user("bob");
        OwnAccount.Self other =
                new OwnAccount.Self(
                        domain,
                        bob.userId(),
                        "session",
                        clock.instant(),
                        SessionKind.SIGN_IN,
                        false);

        refused(MfaError.PASSKEY_REFUSED, () -> own.add(other, "Laptop", made));
        assertThat(own.list(other)).isEmpty();
    }

    @Test
    void theSameOneIsKeptOnceWhoseverItIs() {
        add(key, "Laptop");

        refused(MfaError.PASSKEY_REFUSED, () -> add(key, "Laptop again"));
        assertThat(own.list(self())).hasSize(1);
    }

    @Test
    void thereAreFiftyAtMost() {
        for (int i = 0; i < Passkeys.MOST; i++) {
            keep("k" + i);
        }

        refused(MfaError.PASSKEYS_TOO_MANY, () -> own.begin(self(), null));
        room.tamper("delete from passkeys where user_key = ?1 and name = 'k0'", alice.key());
        JsonObject made = key.create(own.begin(self(), null));
        keep("meanwhile");
        refused(MfaError.PASSKEYS_TOO_MANY, () -> own.add(self(), "Laptop", made));
    }

    private void keep(String name) {
        room.tamper(
                "insert into passkeys (passkey_id, user_key, domain_id, credential_id, user_handle, public_key, counter,"
                        + " aaguid, transports, backed_up, name, created_at) values (?1, ?2, ?3, ?4, ?4, ?4, 0, '', '',"
                        + " false, ?5, now())",
                Town.unique("passkey"),
                alice.key(),
                domain,
                Town.unique("credential").getBytes(java.nio.charset.StandardCharsets.UTF_8),
                name);
    }

    @Test
    void whoSignsInElsewhereHasNone() {
        User eve = town.external("eve");
        OwnAccount.Self other =
                new OwnAccount.Self(
                        domain,
                        eve.userId(),
                        "session",
                        clock.instant(),
                        SessionKind.SIGN_IN,
                        false);

        refused(UserError.NOT_ALLOWED_ACTIONS, () -> own.begin(other, null));
    }

    // Proof that it is they.

    @Test
    void anOldSignInIsNotEnoughToAddOrRemoveOne() {
        Passkey laptop = add(key, "Laptop");
        OwnAccount.Self old = self("session", Duration.ofMinutes(6));

        refused(CommonError.REQUIRED_PARAMETER, () -> own.begin(old, null));
        refused(CommonError.REQUIRED_PARAMETER, () -> own.remove(old, laptop.passkeyId(), null));
        assertThat(own.list(old)).hasSize(1);

        assertThat(own.begin(old, Town.PASSWORD)).isNotEmpty();
        own.remove(old, laptop.passkeyId(), Town.PASSWORD);
        assertThat(own.list(old)).isEmpty();
    }

    // Naming and removing.

    @Test
    void anotherNameIsShownAndOnRecordWithTheFormerOne() {
        Passkey laptop = add(key, "Laptop");

        Passkey renamed = own.rename(self(), laptop.passkeyId(), "Old laptop");

        assertThat(renamed.name()).isEqualTo("Old laptop");
        assertThat(own.list(self()).get(0).name()).isEqualTo("Old laptop");
        assertThat(records().get(1).toString())
                .contains("User.rename_passkey SUCCESS", "\"Laptop\"", "Old laptop");
        refused(CommonError.REQUIRED_PARAMETER, () -> own.rename(self(), laptop.passkeyId(), null));
        refused(CommonError.REQUIRED_PARAMETER, () -> own.rename(self(), null, "Other"));
        refused(CommonError.NOT_FOUND, () -> own.rename(self(), "passkey-none", "Other"));
    }

    @Test
    void nobodyTouchesThoseOfOthers() {
        Passkey laptop = add(key, "Laptop");
        User bob = town.user("bob");

        refused(
                CommonError.NOT_FOUND,
                () -> passkeys.rename(domain, bob.userId(), laptop.passkeyId(), "Mine"));
        refused(
                CommonError.NOT_FOUND,
                () -> passkeys.remove(domain, bob.userId(), laptop.passkeyId()));
        assertThat(own.list(self())).hasSize(1);
    }

    @Test
    void whatIsRemovedIsToldAndTakesTrustedDevicesAlong() {
        Passkey laptop = add(key, "Laptop");
        room.tamper(
                "insert into trusted_devices (device_id, user_key, domain_id, secret_hash, factor, created_at, expires_at)"
                        + " values (?1, ?2, ?3, ?4, 'OTP', now(), now() + interval '1 day')",
                Town.unique("device"),
                alice.key(),
                domain,
                new byte[] {1});

        own.remove(self(), laptop.passkeyId(), null);

        assertThat(own.list(self())).isEmpty();
        assertThat(room.rows("select 1 from trusted_devices where user_key = ?1", alice.key()))
                .isEmpty();
        assertThat(heard.last(PasskeyChanged.class).added()).isFalse();
        assertThat(heard.last(PasskeyChanged.class).byHimself()).isTrue();
        assertThat(records().get(1).toString())
                .contains("User.remove_passkey SUCCESS", "\"by_himself\": \"true\"");
        refused(CommonError.NOT_FOUND, () -> own.remove(self(), laptop.passkeyId(), null));
    }

    @Test
    void anAdministratorsRemovalIsToldAsTheirs() {
        Passkey laptop = add(key, "Laptop");
        Passkey phone = add(SoftKey.at(ORIGIN), "Phone");

        passkeys.removeOver(domain, alice.userId(), laptop.passkeyId());

        assertThat(own.list(self()))
                .extracting(Passkey::passkeyId)
                .containsExactly(phone.passkeyId());
        assertThat(heard.last(PasskeyChanged.class).byHimself()).isFalse();
        assertThat(records().get(2).toString()).contains("\"by_himself\": \"false\"");
    }
}
