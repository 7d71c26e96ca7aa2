package spaceone.identity.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a request that waited without a thread goes on. */
class VisitTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger dispatches = new AtomicInteger();
    private final Suspension suspension = new Suspension(dispatches::incrementAndGet);
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final Visit visit =
            new Visit("192.0.2.1", "kim", new Bounds(1, 4, 2, LONG, LONG, LONG, LONG));

    private volatile boolean isBusy = true;
    private final CountDownLatch brought = new CountDownLatch(1);
    private final CountDownLatch rested = new CountDownLatch(1);

    @AfterEach
    void letThreadsGo() {
        isBusy = false;
        rested.countDown();
    }

    /** As of a thread that has no turn on its way back to the server. */
    @Test
    void itIsNotDispatchedWhileItsThreadIsOnTheWayBack() throws InterruptedException {
        Thread thread = bring(this::work);
        suspension.returns();

        visit.proceed();
        lookAgain();
        assertThat(dispatches).hasValue(0);

        isBusy = false;
        awaitRest(thread);
        lookAgain();
        assertThat(dispatches).hasValue(1);
        assertThat(later).isEmpty();
    }

    @Test
    void aThreadThatRestsWithinTheFiltersIsNotBackYet() throws InterruptedException {
        Thread thread = bring(() -> {});
        awaitRest(thread);

        visit.proceed();
        lookAgain();
        assertThat(dispatches).hasValue(0);

        suspension.returns();
        lookAgain();
        assertThat(dispatches).hasValue(1);
    }

    /** As one of WildFly's that brings bodies. */
    @Test
    void aThreadThatWaitsForTheNetworkIsBack() throws Exception {
        try (Selector selector = Selector.open()) {
            Thread thread =
                    bring(
                            () -> {
                                brought.countDown();
                                select(selector);
                            });
            suspension.returns();
            while (!isInSelector(thread)) {
                Thread.onSpinWait();
            }
            assertThat(thread.getState()).isEqualTo(Thread.State.RUNNABLE);

            visit.proceed();

            assertThat(dispatches).hasValue(1);
            selector.wakeup();
        }
    }

    @Test
    void aThreadThatBringsTheNextRequestIsDoneWithThisOne() throws InterruptedException {
        bring(
                () -> {
                    Carrier.setsOut();
                    work();
                });
        suspension.returns();

        visit.proceed();

        assertThat(dispatches).hasValue(1);
    }

    @Test
    void whoBringsAPieceOfItsBodyIsWaitedForToo() throws InterruptedException {
        awaitRest(bring(() -> {}));
        suspension.returns();

        visit.isBrought();
        visit.proceed();
        assertThat(dispatches).hasValue(0);

        Carrier.setsOut();
        lookAgain();
        assertThat(dispatches).hasValue(1);
    }

    @Test
    void aThreadThatNeverRestsHoldsNobodyForEver() throws InterruptedException {
        bring(this::work);
        suspension.returns();

        visit.proceed();
        int looks = 1;
        for (; !later.isEmpty(); looks++) {
            lookAgain();
        }

        assertThat(dispatches).hasValue(1);
        assertThat(looks).isEqualTo(Visit.MOST_LOOKS + 1);
    }

    private Thread bring(Runnable then) throws InterruptedException {
        Thread thread =
                new Thread(
                        () -> {
                            visit.waitsIn(suspension.context(), later::add, () -> {});
                            then.run();
                            brought.countDown();
                            rest();
                        });
        thread.setDaemon(true);
        thread.start();
        brought.await();
        return thread;
    }

    private void work() {
        brought.countDown();
        while (isBusy) {
            Thread.onSpinWait();
        }
    }

    private void rest() {
        try {
            rested.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void select(Selector selector) {
        try {
            selector.select();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInSelector(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length > 0
                && stack[0].isNativeMethod()
                && stack[0].getClassName().startsWith("sun.nio.ch.");
    }

    private static void awaitRest(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private void lookAgain() {
        later.remove().run();
    }
}
