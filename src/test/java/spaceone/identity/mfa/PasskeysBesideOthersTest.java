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
import spaceone.identity.Json;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.FormatError;
import spaceone.identity.user.Mfa;
import spaceone.identity.user.MfaChanged;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.SoftKey;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What a passkey opens, and how it stands beside the other factors. */
@InRoom
class PasskeysBesideOthersTest {

    private static final String ORIGIN = "http://localhost:8080";

    @Inject OwnPasskeys own;
    @Inject PasskeyProof proof;
    @Inject FactorDemand demand;
    @Inject MfaEnrolment enrolment;
    @Inject SecondFactor secondFactor;
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

    @Test
    void whoseItIsIsKnownByItsName() {
        add(key, "Laptop");
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(key.id());

        assertThat(proof.owner(domain, named(id))).contains(alice.key());
        assertThat(proof.owner("domain-elsewhere", named(id))).isEmpty();
        assertThat(proof.owner(domain, named("AAAA"))).isEmpty();
        assertThat(proof.owner(domain, named(""))).isEmpty();
        assertThat(proof.owner(domain, named("%%%"))).isEmpty();
        assertThat(proof.owner(domain, named("A".repeat(1_400)))).isEmpty();
        assertThat(proof.owner(domain, Json.createObjectBuilder().add("id", 1).build())).isEmpty();
    }

    private static JsonObject named(String id) {
        return Json.createObjectBuilder().add("id", id).build();
    }

    @Test
    void whoIsUnknownIsAskedTheSame() {
        JsonObject asked = proof.ask(domain);
        JsonObject pretended = proof.pretend();

        assertThat(pretended.keySet()).isEqualTo(asked.keySet());
        assertThat(pretended.getString("challenge")).hasSameSizeAs(asked.getString("challenge"));
        assertThat(pretended.getString("userVerification")).isEqualTo("required");
        assertThat(pretended.getJsonArray("allowCredentials")).isEmpty();
    }

    @Test
    void asASecondFactorOnesOwnAreAskedFor() {
        assertThat(proof.ask(domain, alice.key())).isEmpty();
        add(key, "Laptop");

        JsonObject asked = proof.ask(domain, alice.key()).orElseThrow();

        assertThat(asked.getJsonArray("allowCredentials")).hasSize(1);
        assertThat(asked.getString("userVerification")).isEqualTo("preferred");
        ProvenPasskey shown = proof.proveSecond(domain, alice.key(), key.counting(3).get(asked));
        ProvenFactor factor = ProvenFactor.by(shown);
        assertThat(factor.shownPasskey()).contains(shown);
        assertThat(factor.standIn()).isEmpty();
        room.together(() -> secondFactor.use(alice, factor));
        assertThat(own.list(self()).get(0).usedAt()).contains(clock.instant());
        assertThat(own.list(self()).get(0).counter()).isEqualTo(3);
        // Two devices that count from the same number are a copy of one.
        refused(
                MfaError.PASSKEY_NOT_ACCEPTED,
                () -> room.together(() -> secondFactor.use(alice, factor)));
    }

    @Test
    void onlyWhatHasTheFormOfASpareCodeStandsIn() {
        assertThat(secondFactor.isStandIn(null)).isFalse();
        assertThat(secondFactor.isStandIn("123456")).isFalse();
    }

    // Beside the other factors.

    @Test
    void whereOneCountsItIsWhatIsAskedOfWhoHasNothingElse() {
        FactorPolicy any = policy(CountedFactor.OTP, CountedFactor.PASSKEY);
        assertThat(demand.isForPasskey(any, alice)).isFalse();
        assertThat(demand.isMet(any, alice)).isFalse();

        add(key, "Laptop");

        assertThat(demand.isForPasskey(any, alice)).isTrue();
        assertThat(demand.isMet(any, alice)).isTrue();
        assertThat(demand.isForPasskey(policy(CountedFactor.OTP), alice)).isFalse();
        assertThat(demand.isMet(policy(CountedFactor.OTP), alice)).isFalse();
        room.tamper(
                "update users set mfa = cast(?1 as jsonb) where id = ?2",
                "{\"state\": \"ENABLED\", \"mfa_type\": \"OTP\"}",
                alice.key());
        User withApp = users.get(domain, alice.userId());
        assertThat(demand.isForPasskey(any, withApp)).isFalse();
        assertThat(demand.isMet(any, withApp)).isTrue();
    }

    private FactorPolicy policy(CountedFactor... kinds) {
        return new FactorPolicy(
                AskedOf.EVERYBODY, List.of(), java.util.Set.of(kinds), clock.instant(), false);
    }

    // A factor that comes along from another service.

    @Test
    void anAddressOfAnotherServiceIsTakenOverAndToldToWhoIsHere() {
        room.together(
                () ->
                        enrolment.adoptAddress(
                                users.lock(domain, alice.userId()), "a@b.example", false));
        Mfa adopted = users.get(domain, alice.userId()).mfa();

        assertThat(adopted.isOn()).isTrue();
        assertThat(adopted.type()).isEqualTo(MfaType.EMAIL);
        assertThat(heard.all(MfaChanged.class)).isEmpty();
        room.together(
                () ->
                        enrolment.adoptAddress(
                                users.lock(domain, alice.userId()), "c@d.example", true));
        assertThat(heard.last(MfaChanged.class).userId()).isEqualTo(alice.userId());
        refused(
                FormatError.INCORRECT_EMAIL_FORMAT,
                () ->
                        room.together(
                                () ->
                                        enrolment.adoptAddress(
                                                users.lock(domain, alice.userId()),
                                                "no address",
                                                true)));
    }

    @Test
    void noAddressIsTakenOverWhereAnAppIsDemanded() {
        room.tamper(
                "update users set mfa = cast(?1 as jsonb), required_actions = cast(?2 as jsonb) where id = ?3",
                "{\"state\":\"DISABLED\",\"mfa_type\":\"OTP\",\"options\":{\"enforce\":true}}",
                "[\"" + RequiredAction.ENFORCE_MFA + "\"]",
                alice.key());

        refused(
                CommonError.INVALID_PARAMETER,
                () ->
                        room.together(
                                () ->
                                        enrolment.adoptAddress(
                                                users.lock(domain, alice.userId()),
                                                "a@b.example",
                                                true)));
    }
}
