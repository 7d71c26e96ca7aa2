package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyTimerTest {

    private static final Duration OFTEN = Duration.ofMillis(1);

    private final AtomicReference<Thread> worker = new AtomicReference<>();
    private final CountDownLatch again = new CountDownLatch(3);

    @Test
    void doesItsWorkAgainAndAgainUntilItIsClosed() throws InterruptedException {
        SteadyTimer timer = new SteadyTimer("steady", OFTEN, this::work);
        try (timer) {
            assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        }

        Thread thread = worker.get();
        assertThat(thread.getName()).isEqualTo("steady");
        assertThat(thread.isDaemon()).isTrue();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
    }

    private void work() {
        worker.set(Thread.currentThread());
        again.countDown();
    }
}
