package spaceone.identity.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static spaceone.identity.node.NodeState.LEAVING;
import static spaceone.identity.node.NodeState.LOST;
import static spaceone.identity.node.NodeState.SERVING;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.identity.Chore;
import spaceone.identity.SharedClock;
import spaceone.identity.housekeeping.Duties;
import spaceone.identity.housekeeping.Duties.Standing;
import spaceone.identity.schema.Readiness;
import spaceone.testkit.MovedClock;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.RoomClock;

/** What is known of nodes, and for how long. */
@InRoom
class NodesTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject Nodes nodes;
    @Inject Duties duties;
    @Inject Readiness readiness;
    @Inject NodeChores chores;
    @Inject RoomClock clock;
    @Inject Room room;

    @BeforeEach
    void nobody() {
        room.tamper("delete from nodes");
    }

    @ParameterizedTest
    @CsvSource({
        "false, PT0S, SERVING",
        "false, PT30S, SERVING",
        "false, PT30.001S, LOST",
        "true, PT0S, LEAVING",
        "true, PT30S, LEAVING",
        "true, PT31S, LOST"
    })
    void whoIsSilentIsLost(boolean leaving, Duration silent, NodeState state) {
        assertThat(NodeState.of(leaving, silent)).isEqualTo(state);
    }

    @Test
    void aNodeSaysHowItIsAgainAndAgain() {
        NodeReport first = report("one", false, Duration.ofMillis(-1_500), List.of());
        nodes.report("node-1", HOUR, first);
        Node before = only();
        assertThat(before.report()).isEqualTo(first);
        assertThat(before.state()).isEqualTo(SERVING);
        assertThat(before.seenAt()).isCloseTo(now(), within(1, ChronoUnit.MINUTES));
        assertThat(Duration.between(before.startedAt(), before.seenAt())).isEqualTo(HOUR);

        NodeReport second =
                report("one", true, Duration.ZERO, List.of(new FailingChore("purge-mails", 3)));
        nodes.report("node-1", HOUR.plusSeconds(10), second);

        assertThat(only().report()).isEqualTo(second);
        assertThat(only().state()).isEqualTo(LEAVING);
        assertThat(only().startedAt()).isEqualTo(before.startedAt());
        assertThat(only().seenAt()).isAfter(before.seenAt());
    }

    @Test
    void everyNodeIsToldByHostAndStart() {
        nodes.report("node-1", Duration.ZERO, report("two"));
        nodes.report("node-2", Duration.ZERO, report("one"));
        nodes.report("node-3", HOUR, report("one"));
        silent("node-3", "31 seconds");

        assertThat(nodes.list())
                .extracting(Node::nodeId)
                .containsExactly("node-3", "node-2", "node-1");
        assertThat(nodes.list()).extracting(Node::state).containsExactly(LOST, SERVING, SERVING);
    }

    /** A node that dies over and over leaves many rows. */
    @Test
    void ofManyThoseAreToldThatWereHeardOfLast() {
        IntStream.range(0, Nodes.MOST + 5)
                .forEach(i -> nodes.report("node-" + i, Duration.ZERO, report("one")));
        silent("node-7", "1 hour");

        assertThat(nodes.list())
                .hasSize(Nodes.MOST)
                .extracting(Node::nodeId)
                .contains("node-104")
                .doesNotContain("node-7");
        assertThat(nodes.count()).isEqualTo(Nodes.MOST + 5);
    }

    @Test
    void whoHasNotBeenSeenForADayIsForgotten() {
        Stream.of("node-1", "node-2", "node-3")
                .forEach(each -> nodes.report(each, Duration.ZERO, report("one")));
        silent("node-1", "1 day 1 second");
        silent("node-2", "23 hours 59 minutes");

        chores.chores().forEach(NodesTest::purge);

        assertThat(nodes.list()).extracting(Node::nodeId).doesNotContain("node-1").hasSize(2);
    }

    @Test
    void noMoreAreForgottenAtATimeThanWereAskedFor() {
        nodes.report("node-1", Duration.ZERO, report("one"));
        nodes.report("node-2", Duration.ZERO, report("one"));
        room.tamper("update nodes set seen_at = now() - interval '2 days'");

        assertThat(nodes.purge(1)).isEqualTo(1);
        assertThat(nodes.purge(5)).isEqualTo(1);
        assertThat(nodes.purge(5)).isZero();
    }

    /** Or all others would be lost to it. */
    @Test
    void aNodeWhoseClockIsOffSaysSoAndJudgesNobodyByIt() {
        Presence presence = presence(readiness);
        presence.clock = new SharedClock(new MovedClock(now().plus(HOUR)));
        presence.clock.compare(now(), presence.clock.uncorrected(), Duration.ZERO);
        clock.pass(Duration.ofDays(3));

        presence.tell();
        chores.chores().forEach(NodesTest::purge);

        assertThat(only().state()).isEqualTo(SERVING);
        assertThat(only().report().clockAhead()).isCloseTo(HOUR, Duration.ofMinutes(1));
        assertThat(only().seenAt()).isCloseTo(now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aNodeTellsWhatItIs() {
        Presence presence = presence(readiness);
        presence.on("A Server 1.2.3");

        presence.tell();

        NodeReport said = only().report();
        assertThat(only().nodeId()).isEqualTo(presence.nodeId()).startsWith("node-");
        assertThat(said.host()).isNotBlank();
        assertThat(said.server()).isEqualTo("A Server 1.2.3");
        assertThat(said.java()).isEqualTo(Runtime.version().toString());
        assertThat(said.release().version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?");
        assertThat(said.release().commit()).matches("[0-9a-f]*");
        assertThat(said.failingChores()).isEmpty();
    }

    @Test
    void whatFailsIsToldAndNothingElse() {
        assertThat(
                        FailingChore.among(
                                Stream.of(
                                        new Standing("purge-codes", "not yet", 0),
                                        new Standing("purge-mails", "not yet", 2))))
                .containsExactly(new FailingChore("purge-mails", 2));
    }

    @Test
    void aNodeThatLeavesSaysSoAndIsGoneInTheEnd() {
        Readiness own = new Readiness();
        Presence presence = presence(own);
        own.departure().run();
        presence.tell();
        assertThat(only().state()).isEqualTo(LEAVING);

        presence.readiness = readiness;
        presence.end();
        presence.tell();

        assertThat(nodes.list()).isEmpty();
    }

    /** This one reaches no database. */
    @Test
    void aDatabaseThatIsAwayKeepsNobodyFromGoing() {
        Presence presence = presence(new Readiness());
        presence.tell();

        presence.end();

        assertThat(only().nodeId()).isEqualTo(presence.nodeId());
    }

    private Presence presence(Readiness own) {
        Presence presence = new Presence();
        presence.nodes = nodes;
        presence.duties = duties;
        presence.readiness = own;
        presence.clock = new SharedClock();
        return presence;
    }

    private Node only() {
        assertThat(nodes.list()).hasSize(1);
        return nodes.list().get(0);
    }

    private void silent(String nodeId, String time) {
        room.tamper(
                "update nodes set seen_at = now() - cast(?2 as interval) where node_id = ?1",
                nodeId,
                time);
    }

    private static void purge(Chore chore) {
        if (chore.every().isEmpty()) {
            chore.portion().getAsBoolean();
        }
    }

    /** The database's, too. */
    private static Instant now() {
        return new SharedClock().instant();
    }

    private static NodeReport report(String host) {
        return report(host, false, Duration.ZERO, List.of());
    }

    private static NodeReport report(
            String host, boolean leaving, Duration ahead, List<FailingChore> failing) {
        Release release = new Release("1.0.0", "f01820d9");
        return new NodeReport(host, release, "a server", "21", leaving, ahead, failing);
    }
}
