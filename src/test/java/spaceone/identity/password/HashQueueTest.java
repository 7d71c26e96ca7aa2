package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

class HashQueueTest {

    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void sendHome() {
        done.countDown();
        crowd.shutdownNow();
    }

    @Proves("15.2.2")
    @Test
    void whoFindsTheQueueFullIsSentAwayAtOnce() throws Exception {
        HashQueue queue = new HashQueue(2, 3, Duration.ofMinutes(1));
        List<Future<Boolean>> inside = fill(queue, 5);
        await(() -> queue.waiting() == 3);

        Instant begin = Instant.now();
        refused(() -> queue.inTurn(() -> true));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));

        done.countDown();
        for (Future<Boolean> each : inside) {
            assertThat(each.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(queue.waiting()).isZero();
    }

    @Test
    void itIsIdleWhileNobodyHashes() {
        HashQueue queue = new HashQueue(2, 3, Duration.ofMinutes(1));

        boolean during = queue.inTurn(queue::isIdle);

        assertThat(during).isFalse();
        assertThat(queue.isIdle()).isTrue();
    }

    @Test
    void placesAreKeptForNoMoreThanThereAre() {
        HashQueue queue = new HashQueue(1, 1, Duration.ofMinutes(1));

        queue.withPlace(
                () ->
                        queue.withPlace(
                                () -> {
                                    refused(() -> queue.withPlace(() -> true));
                                    return queue.inTurn(() -> true);
                                }));

        assertThat(queue.withPlace(() -> queue.withPlace(() -> true))).isTrue();
    }

    @Test
    void aPlaceIsOthersWhileItsWorkWaitsForSomebodyElse() {
        HashQueue queue = new HashQueue(1, 1, Duration.ofMinutes(1));

        queue.withPlace(
                () -> queue.withoutPlace(() -> queue.withPlace(() -> queue.withPlace(() -> true))));

        assertThat(queue.withPlace(() -> queue.withPlace(() -> true))).isTrue();
    }

    @Test
    void whoWaitsTooLongIsSentAway() throws Exception {
        HashQueue queue = new HashQueue(1, 5, Duration.ofMillis(20));
        queue.turns.acquire();

        refused(() -> queue.inTurn(() -> true));
        queue.turns.release();

        assertThat(queue.inTurn(() -> true)).isTrue();
    }

    @Test
    void whatWasPromisedWaitsItsTurnHoweverFullTheQueueIs() throws Exception {
        HashQueue queue = new HashQueue(1, 1, Duration.ofMinutes(1));
        fill(queue, 2);
        await(() -> queue.waiting() == 1);

        Future<Boolean> promised = crowd.submit(() -> queue.patiently(() -> true));
        refused(() -> queue.inTurn(() -> true));
        assertThat(promised.isDone()).isFalse();

        done.countDown();
        assertThat(promised.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Proves("1.4.3")
    @Test
    void placeOfWorkThatFailsIsFreeAgain() {
        HashQueue queue = new HashQueue(1, 1, Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> queue.inTurn(() -> Integer.parseInt("no number")))
                    .isInstanceOf(NumberFormatException.class);
        }

        assertThat(queue.inTurn(() -> true)).isTrue();
    }

    /** There is no sense in coming back sooner. */
    @Test
    void whoIsSentAwayIsToldWhenAllBeforeHimAreDone() throws Exception {
        HashQueue queue = new HashQueue(1, 9, Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            queue.inTurn(() -> pause(20));
        }
        fill(queue, 10);
        await(() -> queue.waiting() == 9);
        refusedFor(queue, Duration.ofSeconds(1), Duration.ofSeconds(1));

        HashQueue slow = new HashQueue(1, 9, Duration.ofMinutes(1));
        for (int i = 0; i < 8; i++) {
            slow.inTurn(() -> pause(300));
        }
        fill(slow, 10);
        await(() -> slow.waiting() == 9);
        refusedFor(slow, Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    private List<Future<Boolean>> fill(HashQueue queue, int places) {
        List<Future<Boolean>> inside = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            inside.add(crowd.submit(() -> queue.inTurn(this::stay)));
        }
        return inside;
    }

    private boolean stay() {
        try {
            return done.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private boolean pause(int millis) {
        try {
            return !done.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void await(BooleanSupplier state) {
        Instant limit = Instant.now().plusSeconds(20);
        while (!state.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.onSpinWait();
        }
    }

    private static void refusedFor(HashQueue queue, Duration least, Duration most) {
        assertThatThrownBy(() -> queue.inTurn(() -> true))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        refusal ->
                                assertThat(refusal.retryAfter().orElseThrow())
                                        .isBetween(least, most));
    }

    private static void refused(Runnable entry) {
        assertThatThrownBy(entry::run)
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        refusal -> {
                            assertThat(refusal.error()).isEqualTo(PasswordError.TOO_MANY_PASSWORDS);
                            assertThat(refusal.error().kind()).isEqualTo(ErrorCode.Kind.TOO_MANY);
                            assertThat(refusal.error().code()).isEqualTo("ERROR_TOO_MANY_REQUESTS");
                            assertThat(refusal.retryAfter().orElseThrow().toSeconds()).isPositive();
                        });
    }
}
