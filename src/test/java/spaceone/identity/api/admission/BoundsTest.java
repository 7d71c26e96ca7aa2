package spaceone.identity.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Proves;

class BoundsTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<String> dispatched = new ArrayList<>();

    @Test
    void whoFindsNoPlaceWaitsAndGoesWhenOneIsFree() {
        Bounds bounds = new Bounds(1, 4, 2, LONG, LONG, LONG, LONG);
        Visit first = visit(bounds, "kim");
        Visit second = visit(bounds, "lee");

        assertThat(bounds.await(first)).isFalse();
        assertThat(bounds.await(second)).isTrue();
        assertThat(dispatched).isEmpty();
        bounds.end(first);

        assertThat(dispatched).containsExactly("lee");
        assertThat(second.refusal).isNull();
        assertThat(bounds.atWork()).isEqualTo(1);
        assertThat(bounds.inLine()).isZero();
    }

    /** Whoever has one of these addresses has them all. */
    @Test
    void theAddressesOfANetworkShareWhatOneMayHave() {
        Bounds bounds = new Bounds(1, 4, 2, LONG, LONG, LONG, LONG);
        KnownCallers nobody = new KnownCallers();
        for (int i = 1; i < 4; i++) {
            bounds.await(inLine(Visit.of("2001:db8:1:2::" + i, null, nobody, bounds)));
        }
        Visit another = inLine(Visit.of("2001:db8:1:2:3:4:5:6", null, nobody, bounds));
        Visit neighbour = inLine(Visit.of("2001:db8:1:3::1", null, nobody, bounds));

        assertThat(bounds.await(another)).isFalse();
        assertThat(another.refusal).isEqualTo(Refusal.TOO_MANY);
        assertThat(bounds.await(neighbour)).isTrue();
    }

    @Test
    void whoWaitsTooLongIsSentAway() {
        Bounds bounds = new Bounds(1, 4, 2, LONG, Duration.ZERO, LONG, LONG);
        bounds.await(visit(bounds, "kim"));
        Visit tired = visit(bounds, "lee");
        bounds.await(tired);

        bounds.sweep();

        assertThat(dispatched).containsExactly("lee");
        assertThat(tired.refusal).isEqualTo(Refusal.BUSY);
        assertThat(bounds.inLine()).isZero();
    }

    @Test
    void whoAsksTooMuchIsToldSoWhileOthersStillFindThePlaceInLine() {
        Bounds bounds = new Bounds(1, 4, 2, LONG, LONG, LONG, LONG);
        bounds.await(visit(bounds, "kim"));
        assertThat(bounds.await(visit(bounds, "kim"))).isTrue();
        assertThat(bounds.await(visit(bounds, "kim"))).isTrue();
        Visit oneTooMany = visit(bounds, "kim");

        assertThat(bounds.await(oneTooMany)).isFalse();
        assertThat(oneTooMany.refusal).isEqualTo(Refusal.TOO_MANY);
        assertThat(bounds.await(visit(bounds, "lee"))).isTrue();
    }

    @Test
    void aBodyThatDoesNotArriveIsRefusedOnce() {
        Bounds bounds = new Bounds(1, 4, 2, Duration.ZERO, LONG, LONG, LONG);
        Visit slow = visit(bounds, "kim");
        bounds.read(slow);

        bounds.sweep();
        bounds.sweep();

        assertThat(slow.refusal).isEqualTo(Refusal.SLOW);
        assertThat(dispatched).containsExactly("kim");
        assertThat(bounds.stopReading(slow)).isFalse();
    }

    @Proves("1.4.3")
    @Test
    void onlyLargeBodiesCountAndTheirBytesComeBack() {
        Bounds bounds = new Bounds(1, 4, 2, LONG, LONG, LONG, LONG);
        Visit large = visit(bounds, "kim");
        byte[] half = new byte[16 * 1024 * 1024];

        assertThat(large.append(half, Visit.SMALL_BODY)).isTrue();
        assertThat(large.counted()).isZero();
        assertThat(large.append(half, half.length)).isTrue();
        assertThat(large.append(half, half.length)).as("more than a share").isFalse();
        bounds.end(large);
        bounds.end(large);

        Visit next = visit(bounds, "kim");
        assertThat(next.append(half, half.length)).isTrue();
    }

    @Test
    void oneDomainDoesNotGetAllSlowStreams() {
        Bounds bounds = new Bounds(9, 4, 4, LONG, LONG, LONG, LONG);
        Visit first = stream(bounds, "acme");

        assertThat(bounds.mayBeSlow(first)).isTrue();
        assertThat(bounds.mayBeSlow(first)).isTrue();
        assertThat(bounds.mayBeSlow(stream(bounds, "acme"))).isTrue();
        assertThat(bounds.mayBeSlow(stream(bounds, "acme"))).isFalse();
        assertThat(bounds.mayBeSlow(stream(bounds, "other"))).isTrue();
        bounds.end(first);
        assertThat(bounds.mayBeSlow(stream(bounds, "acme"))).isTrue();
    }

    private Visit stream(Bounds bounds, String domain) {
        Visit visit = visit(bounds, "kim");
        bounds.streams(visit, domain);
        return visit;
    }

    @Test
    void aWriteThatNobodyTakesIsEndedAndTheThreadKnowsNothingOfIt() throws InterruptedException {
        Bounds bounds = new Bounds(1, 4, 2, LONG, LONG, Duration.ZERO, LONG);
        Visit visit = visit(bounds, "kim");
        AtomicInteger ends = new AtomicInteger();
        Thread worker =
                new Thread(
                        () -> {
                            visit.begins(Thread.currentThread());
                            visit.blocks(true);
                            try {
                                Thread.currentThread().join();
                            } catch (InterruptedException e) {
                                ends.incrementAndGet();
                            }
                            visit.blocks(false);
                            visit.leaves();
                            ends.addAndGet(Thread.currentThread().isInterrupted() ? 10 : 0);
                        });
        bounds.work(visit);
        worker.start();

        for (int i = 0; worker.isAlive() && i < 1_000; i++) {
            bounds.sweep();
            worker.join(10);
        }

        assertThat(ends).hasValue(1);
    }

    private Visit visit(Bounds bounds, String caller) {
        return inLine(new Visit("192.0.2.1", caller, bounds));
    }

    /** Whose thread has left. */
    private Visit inLine(Visit visit) {
        Thread carrier =
                new Thread(
                        () ->
                                visit.waitsIn(
                                        new Suspension(() -> dispatched.add(visit.caller))
                                                .returns()
                                                .context(),
                                        later -> {
                                            throw new AssertionError("it has left");
                                        },
                                        () -> {}));
        carrier.start();
        try {
            carrier.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return visit;
    }
}
