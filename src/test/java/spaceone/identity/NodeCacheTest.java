package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class NodeCacheTest {

    private static final Duration LIFE = Duration.ofSeconds(10);

    private Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

    @Test
    void keepsNoMoreThanItMayAndForgetsNotAllAtOnce() {
        Cache<Integer, String> cache = NodeCache.ofAtMost(100).build();

        for (int i = 0; i < 1_000; i++) {
            cache.put(i, "kept");
            assertThat(cache.asMap().size()).isBetween(Math.min(i, 99), 100);
        }
    }

    @Test
    void keepsWhatIsAskedForOften() {
        Cache<Integer, String> cache = NodeCache.ofAtMost(100).build();

        for (int i = 0; i < 1_000; i++) {
            cache.get(-1, key -> "asked for often");
            cache.put(i, "never asked for");
        }

        assertThat(cache.getIfPresent(-1)).isEqualTo("asked for often");
    }

    @Test
    void forgetsByTheGivenClock() {
        Cache<String, String> cache =
                NodeCache.ofAtMost(100, () -> clock).expireAfterWrite(LIFE).build();
        cache.put("key", "value");

        clock = Clock.offset(clock, LIFE.minusMillis(1));
        assertThat(cache.getIfPresent("key")).isEqualTo("value");

        clock = Clock.offset(clock, Duration.ofMillis(1));
        assertThat(cache.getIfPresent("key")).isNull();
    }
}
