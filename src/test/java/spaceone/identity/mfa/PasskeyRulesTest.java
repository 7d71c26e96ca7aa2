package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.CommonError;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.SoftKey;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Phone;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What a domain says of its passkeys, and for how long a device is trusted there. */
@InRoom
class PasskeyRulesTest {

    private static final UUID KNOWN = UUID.fromString("ee882879-721c-4913-9775-3dfcce97072a");
    private static final String PAGES = "https://login.acme.example";

    @Inject FactorPolicies policies;
    @Inject OwnPasskeys own;
    @Inject PasskeyProof proof;
    @Inject TrustedDevices devices;
    @Inject Users users;
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

    @AfterEach
    void sayNothing() {
        room.tamper("update domains set factor_policy = null where domain_id = ?1", domain);
    }

    private FactorPolicy set(Integer trustDays, PasskeyRules rules) {
        return policies.set(
                domain,
                new FactorPolicy(
                        AskedOf.NOBODY, List.of(), Set.of(), null, false, trustDays, rules));
    }

    private PasskeyRules set(String site, String... origins) {
        return set(null, new PasskeyRules(site, List.of(origins), List.of())).passkeys();
    }

    private OwnAccount.Self self() {
        return new OwnAccount.Self(
                domain, alice.userId(), "session", clock.instant(), SessionKind.SIGN_IN, false);
    }

    private Passkey add(SoftKey key) {
        return own.add(self(), "Laptop", key.create(own.begin(self(), null)));
    }

    // Which may be added.

    @Test
    void onlyTheModelsThatADomainNamesAreAdded() {
        set(null, new PasskeyRules(null, List.of(), List.of(KNOWN, KNOWN)));

        assertThat(policies.get(domain).passkeys().models()).containsExactly(KNOWN);
        assertThat(own.begin(self(), null).getString("attestation")).isEqualTo("direct");
        refused(MfaError.PASSKEY_REFUSED, () -> add(SoftKey.at("http://localhost:8080")))
                .withMessageContaining("MODEL");
        assertThat(own.list(self())).isEmpty();
        add(SoftKey.at("http://localhost:8080").ofModel(KNOWN));
        assertThat(own.list(self())).hasSize(1);
    }

    @Test
    void whereNoneIsNamedAnyModelIsAddedAndItsMakerIsNotAsked() {
        assertThat(own.begin(self(), null).getString("attestation")).isEqualTo("none");
        add(SoftKey.at("http://localhost:8080").ofModel(UUID.randomUUID()));
        assertThat(own.list(self())).hasSize(1);
    }

    @Test
    void whoHasOneAlreadySignsInWithItWhateverIsNamedLater() {
        SoftKey key = SoftKey.at("http://localhost:8080");
        add(key);
        set(null, new PasskeyRules(null, List.of(), List.of(KNOWN)));

        JsonObject asked = proof.ask(domain);
        assertThat(proof.proveAlone(domain, key.get(asked)).userKey()).isEqualTo(alice.key());
    }

    // For which pages.

    @Test
    void aDomainHasPagesOfItsOwn() {
        set("acme.example", PAGES, "https://acme.example:8443");

        JsonObject options = own.begin(self(), null);
        assertThat(options.getJsonObject("rp").getString("id")).isEqualTo("acme.example");
        SoftKey key = SoftKey.at(PAGES);
        own.add(self(), "Laptop", key.create(options));
        JsonObject asked = proof.ask(domain);
        assertThat(asked.getString("rpId")).isEqualTo("acme.example");
        assertThat(proof.proveAlone(domain, key.get(asked)).userKey()).isEqualTo(alice.key());
    }

    @Test
    void thenThePagesOfTheInstallationAreForeign() {
        set(null, PAGES);

        refused(MfaError.PASSKEY_REFUSED, () -> add(SoftKey.at("http://localhost:8080")));
        assertThat(proof.ask("domain-elsewhere").getString("rpId")).isEqualTo("localhost");
    }

    @Test
    void itsSiteIsThatOfItsFirstPagesWhereItIsNotSaid() {
        assertThat(set(" ", " HTTPS://Login.acme.example "))
                .isEqualTo(new PasskeyRules("login.acme.example", List.of(PAGES), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "acme.example, https://acme.example.org, passkey_origins",
        "acme.example, http://acme.example, passkey_origins",
        "acme.example, https://acme.example/login, passkey_origins",
        "acme.example, , passkey_rp_id",
        "https://acme.example, https://acme.example, passkey_rp_id",
        "example, https://acme.example, passkey_origins",
        "192.0.2.1, https://192.0.2.1, passkey_origins",
        ", https://192.0.2.1, passkey_origins"
    })
    void whatBrowsersWouldNotHoldTogetherIsRefused(String site, String origin, String member) {
        refused(
                        CommonError.INVALID_PARAMETER,
                        () -> set(site, origin == null ? new String[0] : new String[] {origin}))
                .withMessageContaining(member);
    }

    @Test
    void nobodyNamesHundredsOfPagesOrModels() {
        String[] pages = new String[21];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = "https://p" + i + ".acme.example";
        }
        refused(CommonError.INVALID_PARAMETER, () -> set("acme.example", pages));
        List<UUID> models = Stream.generate(UUID::randomUUID).limit(201).toList();
        refused(
                CommonError.INVALID_PARAMETER,
                () -> set(null, new PasskeyRules(null, List.of(), models)));
    }

    @Test
    void whatIsSetIsWhatIsShown() {
        PasskeyRules rules = new PasskeyRules("acme.example", List.of(PAGES), List.of(KNOWN));

        FactorPolicy set = set(7, rules);

        assertThat(policies.get(domain)).isEqualTo(set);
        assertThat(set.passkeys()).isEqualTo(rules);
        assertThat(set.trustDays()).isEqualTo(7);
    }

    // For how long a device is trusted.

    @Test
    void aDomainTrustsDevicesForFewerDaysAlsoThoseItTrustsAlready() {
        phone.enrol(alice);
        String secret = trust();
        clock.pass(Duration.ofDays(2));
        assertThat(isTrusted(secret)).isTrue();

        set(2, PasskeyRules.NONE);

        assertThat(devices.life(domain)).isEqualTo(Duration.ofDays(2));
        assertThat(isTrusted(secret)).isFalse();
        assertThat(devices.list(now())).isEmpty();
        String next = trust();
        clock.pass(Duration.ofDays(2).minusMinutes(2));
        assertThat(isTrusted(next)).isTrue();
        clock.pass(Duration.ofMinutes(2));
        assertThat(isTrusted(next)).isFalse();
    }

    @Test
    void orNeverButNotForLongerThanTheInstallation() {
        set(0, PasskeyRules.NONE);
        assertThat(devices.life(domain)).isZero();
        set(365, PasskeyRules.NONE);
        assertThat(devices.life(domain)).isEqualTo(Duration.ofDays(30));
        refused(CommonError.INVALID_PARAMETER, () -> set(366, PasskeyRules.NONE));
        refused(CommonError.INVALID_PARAMETER, () -> set(-1, PasskeyRules.NONE));
    }

    private User now() {
        return users.get(domain, alice.userId());
    }

    private String trust() {
        return room.together(() -> devices.trust(users.lock(domain, alice.userId())));
    }

    private boolean isTrusted(String secret) {
        boolean trusted = devices.isTrusted(now(), secret);
        assertThat(room.together(() -> devices.use(users.lock(domain, alice.userId()), secret)))
                .isEqualTo(trusted);
        return trusted;
    }
}
