package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.identity.mfa.CountedFactor.EMAIL;
import static spaceone.identity.mfa.CountedFactor.OTP;
import static spaceone.identity.mfa.CountedFactor.PASSKEY;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.identity.CommonError;
import spaceone.identity.access.Giver;
import spaceone.identity.user.FactorDemanded;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** What a domain may ask of its people, of whom it finds nothing that counts, and who is told. */
@InRoom
class FactorPoliciesTest {

    @Inject FactorPolicies policies;
    @Inject FactorDemand demand;
    @Inject FactorReminders reminders;
    @Inject Users users;
    @Inject Giver giver;
    @Inject Heard heard;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private String domain;
    private User alice;
    private User bob;

    @BeforeEach
    void begin() {
        domain = town.domainId();
        alice = town.user("alice");
        bob = town.user("bob");
    }

    @AfterEach
    void askNothing() {
        room.tamper("update domains set factor_policy = null where domain_id = ?1", domain);
    }

    private FactorPolicy asking(AskedOf whom, Set<CountedFactor> kinds, Duration in) {
        return new FactorPolicy(whom, List.of(), kinds, clock.instant().plus(in), false);
    }

    private static FactorPolicy of(AskedOf whom, List<String> roles, Instant from) {
        return new FactorPolicy(whom, roles, Set.of(), from, false);
    }

    private FactorGap.Gap gap(AskedOf whom, CountedFactor... kinds) {
        return policies.preview(domain, asking(whom, Set.of(kinds), Duration.ZERO));
    }

    private void has(User user, String type) {
        room.tamper(
                "update users set mfa = cast(?1 as jsonb) where id = ?2",
                "{\"state\": \"ENABLED\", \"mfa_type\": \"%s\"}".formatted(type),
                user.key());
    }

    private void hasPasskey(User user) {
        room.tamper(
                "insert into passkeys (passkey_id, user_key, domain_id, credential_id, user_handle, public_key, counter,"
                        + " aaguid, transports, backed_up, name, created_at) values (?1, ?2, ?3, ?4, ?4, ?4, 0, '', '',"
                        + " false, 'key', now())",
                Town.unique("passkey"),
                user.key(),
                domain,
                new byte[] {(byte) user.key()});
    }

    // What may be asked.

    @Test
    void aDomainAsksNothingUntilItIsSaid() {
        assertThat(policies.get(domain)).isEqualTo(FactorPolicy.NONE);
        assertThat(demand.inForce(alice)).isEmpty();
    }

    @Test
    void whatIsSetIsWhatIsShown() {
        FactorPolicy set =
                policies.set(
                        domain,
                        asking(AskedOf.ADMINISTRATORS, Set.of(PASSKEY, OTP), Duration.ofDays(9)));

        assertThat(policies.get(domain)).isEqualTo(set);
        assertThat(set.named()).isEqualTo("OTP,PASSKEY");
        assertThat(set.newDeviceMail()).isFalse();
    }

    @Test
    void withoutKindsAllCount() {
        assertThat(policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ZERO)).kinds())
                .containsExactly(OTP, EMAIL, PASSKEY);
    }

    @Test
    void whereNobodyHasToTheRestIsForgotten() {
        FactorPolicy set =
                policies.set(
                        domain,
                        new FactorPolicy(
                                AskedOf.NOBODY,
                                List.of("role"),
                                Set.of(OTP),
                                clock.instant(),
                                true));

        assertThat(set)
                .isEqualTo(new FactorPolicy(AskedOf.NOBODY, List.of(), Set.of(), null, true));
        assertThat(policies.get(domain)).isEqualTo(set);
    }

    @Test
    void itNeedsADateInThisCentury() {
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> policies.set(domain, of(AskedOf.EVERYBODY, List.of(), null)));
        for (String date : List.of("1999-12-31T23:59:59Z", "2100-01-01T00:00:01Z")) {
            refused(
                    CommonError.INVALID_PARAMETER,
                    () ->
                            policies.set(
                                    domain, of(AskedOf.EVERYBODY, List.of(), Instant.parse(date))));
        }
    }

    @Test
    void rolesMustBeNamedAndBeThere() {
        Instant now = clock.instant();
        refused(
                CommonError.REQUIRED_PARAMETER,
                () -> policies.set(domain, of(AskedOf.ROLES, List.of(), now)));
        refused(
                CommonError.NOT_FOUND,
                () -> policies.set(domain, of(AskedOf.ROLES, List.of("nothing"), now)));
    }

    @Test
    void onlyARoleThatLeavesNothingOutSetsItAndOthersMayLook() {
        giver.isUser("carol", List.of("identity:FactorPolicy.*"));

        refused(CommonError.PERMISSION_DENIED, () -> policies.set(domain, FactorPolicy.NONE));
        assertThat(gap(AskedOf.EVERYBODY, OTP).people()).isEqualTo(2);
    }

    // Whom it names.

    @Test
    void everybodyIsWhoeverSignsInHere() {
        town.external("carol");
        User dave = town.user("dave");
        users.disable(domain, dave.userId());

        assertThat(gap(AskedOf.EVERYBODY, OTP).people()).isEqualTo(2);
        assertThat(gap(AskedOf.EVERYBODY, OTP).userIds())
                .containsExactly(alice.userId(), bob.userId());
    }

    @Test
    void administratorsAreNamedAlone() {
        User admin = town.administrator("admin");

        assertThat(gap(AskedOf.ADMINISTRATORS, OTP).userIds()).containsExactly(admin.userId());
        policies.set(domain, asking(AskedOf.ADMINISTRATORS, Set.of(), Duration.ZERO));
        assertThat(demand.inForce(users.get(domain, admin.userId()))).isPresent();
        assertThat(demand.inForce(alice)).isEmpty();
    }

    @Test
    void holdersOfARoleAreNamedWhereverTheyHoldIt() {
        User admin = town.administrator("admin");
        String role = users.get(domain, admin.userId()).roleId().orElseThrow();
        FactorPolicy policy = of(AskedOf.ROLES, List.of(role, role), clock.instant());

        assertThat(policies.preview(domain, policy).userIds()).containsExactly(admin.userId());
        policies.set(domain, policy);
        assertThat(demand.inForce(users.get(domain, admin.userId()))).isPresent();
        assertThat(demand.inForce(alice)).isEmpty();
    }

    @Test
    void itIsInForceFromItsDateOn() {
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(1)));
        assertThat(demand.inForce(alice)).isEmpty();
        clock.pass(Duration.ofDays(1).minusSeconds(2));
        assertThat(demand.inForce(alice)).isEmpty();
        clock.pass(Duration.ofSeconds(2));
        assertThat(demand.inForce(alice)).isPresent();
    }

    @Test
    void whoSignsInElsewhereIsLeftToTheirDirectory() {
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ZERO));

        assertThat(demand.inForce(town.external("carol"))).isEmpty();
    }

    // What counts.

    @Test
    void anAppCountsWhereItIsNamed() {
        has(alice, "OTP");

        assertThat(gap(AskedOf.EVERYBODY, OTP).userIds()).containsExactly(bob.userId());
        assertThat(gap(AskedOf.EVERYBODY, OTP, EMAIL).missing()).isOne();
        assertThat(gap(AskedOf.EVERYBODY, EMAIL).missing()).isEqualTo(2);
    }

    @Test
    void codesByMailCountWhereTheyAreNamed() {
        has(alice, "EMAIL");

        assertThat(gap(AskedOf.EVERYBODY, EMAIL).userIds()).containsExactly(bob.userId());
        assertThat(gap(AskedOf.EVERYBODY, OTP, PASSKEY).missing()).isEqualTo(2);
    }

    @Test
    void passkeysCountWhereTheyAreNamed() {
        hasPasskey(alice);

        assertThat(gap(AskedOf.EVERYBODY, OTP, PASSKEY).userIds()).containsExactly(bob.userId());
        assertThat(gap(AskedOf.EVERYBODY, OTP).missing()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(AskedOf.class)
    void whoIsCountedIsWhoIsAsked(AskedOf whom) {
        has(alice, "OTP");
        User admin = town.administrator("admin");
        hasPasskey(admin);
        String role = users.get(domain, admin.userId()).roleId().orElseThrow();
        List<String> roles = whom == AskedOf.ROLES ? List.of(role) : List.of();
        FactorPolicy policy =
                policies.set(
                        domain,
                        new FactorPolicy(whom, roles, Set.of(EMAIL, OTP), clock.instant(), false));

        List<String> asked =
                List.of(alice, bob, admin).stream()
                        .map(user -> users.get(domain, user.userId()))
                        .filter(
                                user ->
                                        demand.inForce(user)
                                                .filter(p -> !demand.isMet(p, user))
                                                .isPresent())
                        .map(User::userId)
                        .toList();
        assertThat(policies.preview(domain, policy).userIds())
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    // Who is told before.

    private List<String> told() {
        heard.clear();
        reminders.tell();
        return heard.all(FactorDemanded.class).stream()
                .filter(fact -> fact.domainId().equals(domain))
                .map(FactorDemanded::userId)
                .toList();
    }

    @Test
    void whoHasNothingIsToldFourteenAndThreeDaysBeforeOnceEach() {
        has(alice, "OTP");
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(OTP), Duration.ofDays(15)));
        assertThat(told()).isEmpty();

        clock.pass(Duration.ofDays(1));
        assertThat(told()).containsExactly(bob.userId());
        assertThat(told()).isEmpty();
        clock.pass(Duration.ofDays(11));
        assertThat(told()).containsExactly(bob.userId());
        assertThat(told()).isEmpty();
        clock.pass(Duration.ofDays(3));
        assertThat(told()).isEmpty();
    }

    private void more(int people) {
        room.tamper(
                """
                insert into users (domain_id, user_id, folded_id, state, auth_type, language, timezone, created_at)
                select ?1, 'many-' || n, 'many-' || n, 'ENABLED', 'LOCAL', 'en', 'UTC', now()
                from generate_series(1, ?2) n
                """,
                domain,
                people);
    }

    @Test
    void aHundredAreToldAtATimeUntilNobodyIsLeft() {
        more(100);
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(2)));
        heard.clear();

        assertThat(reminders.tell()).isTrue();
        assertThat(heard.all(FactorDemanded.class)).hasSize(100);
        assertThat(reminders.tell()).isFalse();
        assertThat(heard.all(FactorDemanded.class)).hasSize(102);
    }

    @Test
    void twoNodesAtOnceTellDifferentPeopleAndNeitherWaits() {
        more(150);
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(2)));
        heard.clear();

        room.together(
                () -> {
                    assertThat(reminders.tell()).isTrue();
                    assertThat(room.anew(() -> reminders.tell())).isFalse();
                });

        assertThat(heard.all(FactorDemanded.class))
                .extracting(FactorDemanded::userId)
                .hasSize(152)
                .doesNotHaveDuplicates();
        assertThat(told()).isEmpty();
    }

    @Test
    void whomANodeWasAboutToTellWhenItDiedIsToldByTheNext() {
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(2)));
        assertThatThrownBy(
                        () ->
                                room.together(
                                        () -> {
                                            reminders.tell();
                                            throw new IllegalStateException("dies");
                                        }))
                .hasMessage("dies");

        assertThat(remembered()).isZero();
        assertThat(told()).containsExactlyInAnyOrder(alice.userId(), bob.userId());
    }

    @Test
    void whoComesLateIsToldOnceOfWhatIsNear() {
        policies.set(domain, asking(AskedOf.ADMINISTRATORS, Set.of(), Duration.ofDays(2)));
        User admin = town.administrator("admin");

        assertThat(told()).containsExactly(admin.userId());
        assertThat(heard.last(FactorDemanded.class).kinds())
                .containsExactly("OTP", "EMAIL", "PASSKEY");
        assertThat(told()).isEmpty();
    }

    @Test
    void anotherDateIsToldAnew() {
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(2)));
        assertThat(told()).hasSize(2);
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(3)));

        assertThat(told()).hasSize(2);
    }

    @Test
    void whatWasToldIsForgottenAMonthAfterTheDate() {
        policies.set(domain, asking(AskedOf.EVERYBODY, Set.of(), Duration.ofDays(2)));
        told();
        clock.pass(Duration.ofDays(31));
        reminders.purge(100);
        assertThat(remembered()).isEqualTo(2);
        clock.pass(Duration.ofDays(2));
        reminders.purge(100);

        assertThat(remembered()).isZero();
    }

    private int remembered() {
        return ((Number)
                        room.value(
                                "select count(*) from factor_reminders where user_key in (?1, ?2)",
                                alice.key(),
                                bob.key()))
                .intValue();
    }
}
