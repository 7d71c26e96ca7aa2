package spaceone.adversity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spaceone.adversity.Ground.Step;
import spaceone.testkit.Line;
import spaceone.testkit.Node;
import spaceone.testkit.PatroniPair.Member;
import spaceone.testkit.ReleaseBefore;
import spaceone.testkit.ScriptedSmtp.Act;
import spaceone.testkit.SteppedClock;
import spaceone.testkit.traffic.Balancer;
import spaceone.testkit.traffic.Books;
import spaceone.testkit.traffic.Office;
import spaceone.testkit.traffic.Postbox;
import spaceone.testkit.traffic.Traffic;

/**
 * Everything that may befall nodes, database and mail server, one after the other, under steady
 * traffic. {@code mvn verify -Padversity}, six minutes of it; {@code -Dadversity.minutes=60} for an
 * hour. What it does, and what came of it: docs/adversity.md.
 */
@Tag("adversity")
class AdversityIT {

    private static final int MINUTES = Integer.getInteger("adversity.minutes", 6);
    private static final int PER_SECOND = Integer.getInteger("adversity.rate", 20);

    /** Longer than a claim on a mail lasts: others take what the frozen one had in hand. */
    private static final Duration FROZEN = Duration.ofSeconds(25);

    /** Nobody is to notice. */
    private static final String PLANNED = "upgraded and back";

    /** The status with which a JVM ends that is to. */
    private static final int OUT_OF_MEMORY = 3;

    /** What was under way when a node noticed is done by then. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(2);

    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Less than the third failure takes, after which a mail waits for minutes. */
    private static final Duration RELAY_AWAY = Duration.ofSeconds(15);

    private static final List<Act> MISDEEDS =
            List.of(Act.BUSY, Act.STALL, Act.DROP_AFTER_DATA, Act.DROP_BEFORE_DATA);

    private final Books books = new Books();
    private Path releaseBefore;
    private SteppedClock clock;
    private Ground ground;
    private int victim;
    private Duration length;

    @Test
    void whatIsPromisedHoldsWhateverHappens() throws Exception {
        releaseBefore =
                ReleaseBefore.war()
                        .orElseThrow(() -> new AssertionError("the history does not reach so far"));
        clock = SteppedClock.create().orElseThrow(() -> new AssertionError("no libfaketime"));
        ground = Ground.prepare().orElseThrow(() -> new AssertionError("no Patroni, no etcd"));
        try (Ground all = ground;
                Balancer clients = new Balancer(books, all.front(), PER_SECOND)) {
            Postbox postbox = new Postbox(all.smtp, books);
            try (Traffic traffic = new Traffic(new Office(clients, books, postbox))) {
                traffic.start();
                List<Phase> phases = phases();
                length = Duration.ofMinutes(MINUTES).dividedBy(phases.size());
                for (Phase phase : phases) {
                    goThrough(phase);
                }
                books.phase("settling");
                traffic.settle();
            }
            postbox.settle();
            assertThatCode(this::readRecords).doesNotThrowAnyException();
            new Report(books, postbox, MINUTES).print();
        }
        assertThat(books.areClean()).as(books.promises()).isTrue();
        assertThat(books.phases().get(PLANNED).troubled()).as("errors while " + PLANNED).isZero();
    }

    private record Phase(String name, Step step) {}

    private List<Phase> phases() {
        return List.of(
                new Phase("steady", () -> {}),
                new Phase("node killed", this::killNode),
                new Phase("out of memory", this::starveNode),
                new Phase("node frozen", this::freezeNode),
                new Phase("node cut off", this::cutNodeOff),
                new Phase(PLANNED, this::upgradeAndBack),
                new Phase("clock stepped", this::stepClock),
                new Phase("mail server away", this::sendRelayAway),
                new Phase("primary killed", this::killPrimary),
                new Phase("primary frozen", this::freezePrimary),
                new Phase("switched over", this::switchOver));
    }

    /** As often as there is time for; once at least. */
    private void goThrough(Phase phase) throws Exception {
        books.phase(phase.name());
        System.out.println("AdversityIT: " + phase.name());
        long end = System.nanoTime() + length.toNanos();
        do {
            phase.step().take();
            pause(Duration.ofNanos(Math.min(end - System.nanoTime(), length.toNanos() / 2)));
        } while (System.nanoTime() < end);
    }

    private void killNode() throws Exception {
        victim = (victim + 1) % Ground.NODES;
        ground.doubtfully(books.history(), () -> ground.node(victim).kill());
        ground.restart(victim);
    }

    /** It ends by itself, for whoever looks after it to start it again. */
    private void starveNode() throws Exception {
        victim = (victim + 1) % Ground.NODES;
        ground.doubtfully(
                books.history(), () -> assertThat(ground.starve(victim)).isEqualTo(OUT_OF_MEMORY));
        ground.restart(victim);
    }

    private void freezeNode() throws Exception {
        victim = (victim + 1) % Ground.NODES;
        ground.doubtfully(
                books.history(),
                () -> {
                    ground.node(victim).freeze();
                    pause(FROZEN);
                    ground.node(victim).wake();
                });
        ground.node(victim).awaitReady();
    }

    /** From the primary: the other nodes see it. */
    private void cutNodeOff() throws Exception {
        victim = (victim + 1) % Ground.NODES;
        Line line = ground.lineToPrimary(victim);
        ground.doubtfully(
                books.history(),
                () -> {
                    line.cut();
                    pause(FROZEN);
                    line.mend();
                });
        ground.node(victim).awaitReady();
    }

    /** To the release before and from there again to this one, node by node. */
    private void upgradeAndBack() throws Exception {
        for (Path war : List.of(releaseBefore, Node.war())) {
            for (int i = 0; i < Ground.NODES; i++) {
                ground.roll(i, war, Map.of(), books.history());
            }
        }
    }

    /**
     * The machine of one node is five minutes ahead of everybody else, then behind, then right
     * again: from when the node has noticed, nothing it writes says so.
     */
    private void stepClock() throws Exception {
        victim = (victim + 1) % Ground.NODES;
        ground.roll(victim, Node.war(), clock.environment(), books.history());
        books.clocksDiffer(true);
        for (Duration step : List.of(AHEAD, AHEAD.negated())) {
            clock.step(step);
            ground.node(victim).awaitOutput(step.isNegative() ? "s behind the" : "s ahead of the");
            pause(UNDER_WAY);
            long unnoticed = ground.recordsFrom(step);
            pause(FROZEN);
            assertThat(ground.recordsFrom(step)).isLessThanOrEqualTo(unnoticed);
        }
        clock.step(Duration.ZERO);
        ground.node(victim).awaitOutput("is right again");
        books.clocksDiffer(false);
        ground.roll(victim, Node.war(), Map.of(), books.history());
    }

    private void sendRelayAway() throws InterruptedException {
        for (Act misdeed : MISDEEDS) {
            ground.smtp.otherwise(misdeed);
            pause(RELAY_AWAY.dividedBy(MISDEEDS.size()));
        }
        ground.smtp.otherwise(Act.TAKE);
    }

    private void killPrimary() throws Exception {
        Member primary = ground.database.primary();
        ground.doubtfully(
                books.history(),
                () -> {
                    primary.kill();
                    ground.database.awaitTakenOver(primary);
                });
        primary.start();
        ground.database.awaitWhole();
    }

    private void freezePrimary() throws Exception {
        Member primary = ground.database.primary();
        ground.doubtfully(
                books.history(),
                () -> {
                    primary.freeze();
                    ground.database.awaitTakenOver(primary);
                    pause(FROZEN.dividedBy(3));
                    primary.wake();
                });
        ground.database.awaitWhole();
    }

    private void switchOver() throws Exception {
        ground.doubtfully(books.history(), ground.database::switchOver);
        ground.database.awaitWhole();
    }

    private void readRecords() throws Exception {
        try (var connection = ground.database.connection()) {
            books.readRecords(connection);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    }
}
