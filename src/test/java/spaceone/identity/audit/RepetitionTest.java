package spaceone.identity.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which refusals share a row. */
class RepetitionTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Repetition repetition = new Repetition();

    @Test
    void theSameAgainWithinAMinuteIsOneRow() {
        assertThat(key(NOON, "192.0.2.1", "kim"))
                .isEqualTo(key(NOON.plusSeconds(59), "192.0.2.1", "kim"))
                .isNotEqualTo(key(NOON.plusSeconds(60), "192.0.2.1", "kim"));
    }

    @Test
    void differentAccountsOfOneSourceGetSomeRowsOfTheirOwnAndThenOne() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 2_800; i++) {
            keys.add(key(NOON, "192.0.2.1", "user" + i));
        }

        assertThat(keys).hasSize(Repetition.OWN + 1);
        assertThat(key(NOON, "192.0.2.1", "user0")).isNotEqualTo(key(NOON, "192.0.2.1", "user1"));
    }

    @Test
    void oneAccountTriedFromManySourcesIsNotManyRows() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            keys.add(key(NOON, "192.0.2." + i, "kim"));
        }

        assertThat(keys).hasSize(Repetition.OWN + 1);
    }

    @Test
    void whatStrangersWriteIntoADomainIsBoundedHoweverManyTheyAre() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            keys.add(key(NOON, "10.1." + i / 256 + "." + i % 256, "user" + i));
        }

        assertThat(keys).hasSize(Repetition.ALL + 1);
    }

    @Test
    void anIpV6CustomerIsOneSource() {
        assertThat(key(NOON, "2001:db8:1:2::1", "kim"))
                .isEqualTo(key(NOON, "2001:db8:1:2:ffff::9", "kim"))
                .isNotEqualTo(key(NOON, "2001:db8:1:3::1", "kim"));
    }

    @Test
    void aNewMinuteIsCountedAfresh() {
        for (int i = 0; i < 10; i++) {
            key(NOON, "192.0.2.1", "user" + i);
        }
        Instant later = NOON.plus(Duration.ofMinutes(1));

        assertThat(key(later, "192.0.2.1", "user8")).isNotEqualTo(key(later, "192.0.2.1", "user9"));
    }

    private String key(Instant now, String source, String target) {
        Actor actor = new Actor();
        actor.arrived(source, "r");
        return repetition.key(now, actor, "domain-1", "Token.issue", target);
    }
}
