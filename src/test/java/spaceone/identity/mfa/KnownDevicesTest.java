package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;
import static spaceone.testkit.room.Refusal.refused;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.CommonError;
import spaceone.identity.access.Giver;
import spaceone.identity.audit.Actor;
import spaceone.identity.user.ChangeUndone;
import spaceone.identity.user.NewDeviceSeen;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;
import spaceone.testkit.room.Door;
import spaceone.testkit.room.Heard;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;
import spaceone.testkit.room.Town;

/** Of which sign-ins people are told that they were made with something new. */
@InRoom
class KnownDevicesTest {

    private static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String NEWER_FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";

    @Inject FactorPolicies policies;
    @Inject KnownDevices devices;
    @Inject Users users;
    @Inject Actor actor;
    @Inject Giver giver;
    @Inject Event<ChangeUndone> undone;
    @Inject Heard heard;
    @Inject Door door;
    @Inject Town town;
    @Inject Room room;
    @Inject RoomClock clock;

    private User alice;

    @BeforeEach
    void begin() {
        alice = town.withKeys().user("alice");
        arrive(FIREFOX, "192.0.2.7");
        heard.clear();
    }

    /** Whether the user was told. */
    private boolean arrive(String program, String source) {
        int before = heard.all(NewDeviceSeen.class).size();
        actor.arrived(source, "request");
        actor.uses(program);
        room.together(() -> devices.arrived(users.lock(alice.domainId(), alice.userId())));
        return heard.all(NewDeviceSeen.class).size() > before;
    }

    @Test
    void theFirstSignInIsRemembered() {
        assertThat(arrive(FIREFOX, "192.0.2.7")).isFalse();
    }

    @Test
    void anotherProgramOrPlaceIsToldOnce() {
        assertThat(arrive("curl/8.5.0", "192.0.2.7")).isTrue();
        assertThat(arrive("curl/8.5.0", "192.0.2.7")).isFalse();
        assertThat(arrive(FIREFOX, "198.51.100.9")).isTrue();
        assertThat(arrive(FIREFOX, "198.51.100.9")).isFalse();
        assertThat(arrive(FIREFOX, "2001:db8::1")).isTrue();
    }

    @Test
    void whatIsKnownWithSomethingElseIsNotNew() {
        arrive("curl/8.5.0", "198.51.100.9");

        assertThat(arrive(FIREFOX, "198.51.100.9")).isFalse();
    }

    @Test
    void aNewerVersionOrAnAddressNearbyIsNotNew() {
        assertThat(arrive(NEWER_FIREFOX, "192.0.77.1")).isFalse();
    }

    @Test
    void whoSaysNothingOfTheirProgramIsAProgramToo() {
        assertThat(arrive(null, "192.0.2.7")).isTrue();
        assertThat(arrive("", "192.0.2.7")).isFalse();
    }

    @Test
    void itGoesToTheAddressThatOpensTheAccount() {
        arrive("curl/8.5.0", "192.0.2.7");

        NewDeviceSeen told = heard.last(NewDeviceSeen.class);
        assertThat(told.undoAddress()).isEqualTo(alice.email());
        assertThat(told.addresses()).isEmpty();
    }

    @Test
    void whatSomebodyElseUsedIsNewAgainAfterThisWasNotMe() {
        clock.pass(Duration.ofDays(4));
        arrive("curl/8.5.0", "198.51.100.9");
        undone.fire(new ChangeUndone(alice.key()));

        assertThat(arrive(FIREFOX, "192.0.2.7")).isFalse();
        assertThat(arrive("curl/8.5.0", "198.51.100.9")).isTrue();
    }

    @Test
    void afterAYearAllIsNewEvenToWhoWasAwayAsLong() {
        clock.pass(Duration.ofDays(366));

        assertThat(arrive(FIREFOX, "192.0.2.7")).isTrue();
        assertThat(kept()).isOne();
    }

    @Test
    void aHundredAreRememberedForEachPerson() {
        for (int i = 0; i < 130; i++) {
            clock.pass(Duration.ofMinutes(1));
            arrive(FIREFOX, "10." + i + ".0.1");
        }

        assertThat(kept()).isLessThanOrEqualTo(101);
        assertThat(arrive(FIREFOX, "10.129.0.1")).isFalse();
    }

    private long kept() {
        return ((Number)
                        room.value(
                                "select count(*) from known_devices where user_key = ?1",
                                alice.key()))
                .longValue();
    }

    @Test
    void aDomainIsToldNothingUnlessItAsksForIt() {
        String domain = alice.domainId();
        assertThat(policies.get(domain).newDeviceMail()).isFalse();
        signInWith("curl/8.5.0");
        assertThat(heard.all(NewDeviceSeen.class)).isEmpty();

        policies.set(
                domain,
                new FactorPolicy(AskedOf.NOBODY, List.of(), java.util.Set.of(), null, true));
        try {
            signInWith("curl/8.5.0");
            signInWith("wget");
        } finally {
            policies.set(domain, FactorPolicy.NONE);
        }
        assertThat(heard.all(NewDeviceSeen.class)).hasSize(2);
    }

    private void signInWith(String program) {
        actor.arrived("192.0.2.7", "request");
        actor.uses(program);
        door.enter(alice);
    }

    @Test
    void onlyARoleThatLeavesNothingOutSetsIt() {
        giver.isUser("bob", List.of("identity:FactorPolicy.*"));

        refused(
                CommonError.PERMISSION_DENIED,
                () ->
                        policies.set(
                                alice.domainId(),
                                new FactorPolicy(
                                        AskedOf.NOBODY,
                                        List.of(),
                                        java.util.Set.of(),
                                        null,
                                        true)));
    }

    @ParameterizedTest
    @CsvSource({
        "curl/8.5.0, curl/",
        "Firefox/128.0, Firefox/",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)', "
                + "'Mozilla/ (iPhone; CPU iPhone OS  like Mac OS X)'"
    })
    void numbersOfAVersionAreLeftOut(String agent, String program) {
        assertThat(KnownDevices.program(agent)).isEqualTo(program);
    }
}
