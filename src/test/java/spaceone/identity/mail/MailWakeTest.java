package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import spaceone.testkit.ScriptedSmtp;

/** When a dispatcher goes to work. The server's executor is played by a queue of tasks. */
class MailWakeTest {

    private final MailRoom room = new MailRoom();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final MailDispatcher node = room.node();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean full;

    MailWakeTest() {
        room.serverIs(server.port());
        node.executor =
                (ManagedExecutorService)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {ManagedExecutorService.class},
                                (proxy, method, arguments) -> submit((Runnable) arguments[0]));
    }

    private Object submit(Runnable task) {
        if (full) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
        return null;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void manyCallsAreOneTask() {
        room.notices(3);
        for (int i = 0; i < 100; i++) {
            node.filled(new OutboxFilled("mail"));
        }

        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(server.count()).isEqualTo(3);
    }

    @Test
    void aCallAfterTheWorkIsAnotherTask() {
        node.wake();
        tasks.remove().run();
        room.notices(1);

        node.wake();
        tasks.remove().run();

        assertThat(server.count()).isOne();
    }

    @Test
    void theSweepFailsAsLongAsMailsCannotBeLookedFor() {
        node.deliveries =
                new Deliveries() {
                    @Override
                    public List<OutboxMail> claim(String sender, int most) {
                        throw new IllegalStateException("the database is away");
                    }
                };
        node.sweep();
        tasks.remove().run();

        assertThatThrownBy(node::sweep).hasRootCauseMessage("the database is away");

        node.deliveries = room.deliveries;
        tasks.remove().run();
        node.sweep();
    }

    @Test
    void aFullQueueHarmsNobodyAndTheNextSweepFindsTheMail() {
        room.notices(1);
        full = true;
        node.filled(new OutboxFilled("mail"));
        full = false;

        node.wake();
        tasks.remove().run();

        assertThat(server.count()).isOne();
    }

    @Test
    void evenAnErrorEndsTheWorkAndNotTheDispatcher() {
        Letters letters = node.letters;
        room.notices(1);
        node.letters =
                new Letters() {
                    @Override
                    Letter write(OutboxMail mail) {
                        throw new LinkageError("a class is missing");
                    }
                };
        node.wake();
        assertThatThrownBy(tasks.remove()::run).isInstanceOf(LinkageError.class);
        room.letLeasesRunOut();
        node.letters = letters;

        node.wake();
        tasks.remove().run();

        assertThat(server.count()).isOne();
    }

    @Test
    void withoutAServerNobodyIsWoken() {
        room.settings.host = java.util.Optional.empty();

        node.wake();

        assertThat(tasks).isEmpty();
    }
}
