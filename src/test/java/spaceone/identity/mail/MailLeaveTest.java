package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.NodeStops;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.ScriptedSmtp.Act;
import spaceone.testkit.ScriptedSmtp.Taken;

/** A dispatcher whose node stops, and another one that goes on. */
class MailLeaveTest {

    private static final int MAILS = 5;

    private final MailRoom room = new MailRoom();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final MailDispatcher leaver = room.node();
    private final MailDispatcher other = room.node();

    @BeforeEach
    void fill() {
        room.serverIs(server.port());
        room.notices(MAILS);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatItHasNotBegunIsFreeAtOnce() throws Exception {
        CompletableFuture<Void> work = beginWork(Act.STALL);

        leaver.leave(new NodeStops(room.clock().instant()));
        other.sendDue();

        assertThat(server.taken()).extracting(Taken::recipient).doesNotHaveDuplicates();
        assertThat(server.count()).isEqualTo(MAILS);
        work.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatItIsSendingIsFinishedAndNothingElseBegun() throws Exception {
        CompletableFuture<Void> work = beginWork(Act.TAKE_SLOWLY);

        leaver.leave(new NodeStops(room.clock().instant().plus(Duration.ofSeconds(10))));

        work.get(1, TimeUnit.SECONDS);
        assertThat(server.count()).isOne();
        assertThat(room.deliveries.backlog().mails()).isEqualTo(MAILS - 1L);
        leaver.wake();
        leaver.sendDue();
        assertThat(server.count()).isOne();
        other.sendDue();
        assertThat(server.count()).isEqualTo(MAILS);
        assertThat(room.deliveries.backlog().mails()).isZero();
    }

    @Test
    void fromTheSignalOnNothingIsBegun() throws Exception {
        CompletableFuture<Void> work = beginWork(Act.TAKE_SLOWLY);

        leaver.readiness.departure().run();

        work.get(10, TimeUnit.SECONDS);
        assertThat(server.count()).isOne();
        other.sendDue();
        assertThat(server.count()).isEqualTo(MAILS);
    }

    /** Until the server has the text of the first mail. */
    private CompletableFuture<Void> beginWork(Act first) throws InterruptedException {
        server.otherwise(first);
        CompletableFuture<Void> work = CompletableFuture.runAsync(leaver::run);
        assertThat(server.awaitCount(1, Duration.ofSeconds(10))).isTrue();
        server.otherwise(Act.TAKE);
        return work;
    }
}
