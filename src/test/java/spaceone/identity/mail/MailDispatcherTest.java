package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static spaceone.testkit.ScriptedSmtp.Act.BUSY;
import static spaceone.testkit.ScriptedSmtp.Act.DROP_AFTER_DATA;
import static spaceone.testkit.ScriptedSmtp.Act.DROP_BEFORE_DATA;
import static spaceone.testkit.ScriptedSmtp.Act.NO_SUCH_MAILBOX;
import static spaceone.testkit.ScriptedSmtp.Act.REFUSE;
import static spaceone.testkit.ScriptedSmtp.Act.STALL;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Node;
import spaceone.testkit.Proves;
import spaceone.testkit.ScriptedSmtp;

/** What becomes of mails when the server is not what one would wish. */
class MailDispatcherTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final MailRoom room = new MailRoom();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final MailDispatcher node = room.node();

    MailDispatcherTest() {
        room.serverIs(server.port());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void allThatIsDueGoesOverOneConnection() {
        for (int i = 0; i < 50; i++) {
            room.code("a" + i + "@example.com", "123456", HOUR);
        }

        node.sendDue();

        assertThat(server.count()).isEqualTo(50);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void theLetterCarriesTheCodeAndItsMessageIdAndNoneIsLeftBehind() {
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);

        node.sendDue();

        ScriptedSmtp.Taken taken = server.taken().get(0);
        assertThat(taken.messageId()).isEqualTo(mail.messageId());
        String date =
                DateTimeFormatter.RFC_1123_DATE_TIME
                        .format(room.clock().instant().atOffset(ZoneOffset.UTC))
                        .replace("GMT", "+0000");
        assertThat(taken.text()).contains("123456", "1 hour", "alice", "Date: " + date);
        assertThat(room.look(mail).state()).isEqualTo(MailState.SENT);
        assertThat(room.look(mail).sealedSecret()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSE", "BUSY", "STALL", "DROP_BEFORE_DATA"})
    void aFailureCostsOneMailAPauseAndTheOthersNothing(ScriptedSmtp.Act act) {
        server.plan("a@example.com", act);
        OutboxMail unlucky = room.code("a@example.com", "123456", HOUR);
        OutboxMail other = room.code("b@example.com", "654321", Duration.ofHours(2));

        node.sendDue();

        assertThat(room.look(other).state()).isEqualTo(MailState.SENT);
        assertThat(room.look(unlucky).state()).isEqualTo(MailState.QUEUED);
        assertThat(room.look(unlucky).reason()).isPresent();
        room.pass(Duration.ofSeconds(10));
        node.sendDue();
        assertThat(room.look(unlucky).state()).isEqualTo(MailState.SENT);
        assertThat(room.look(unlucky).attempts()).isEqualTo(2);
    }

    @Test
    void aMailWhoseReceiptWasCutOffIsRepeatedUnderTheSameName() {
        server.plan("a@example.com", DROP_AFTER_DATA, DROP_AFTER_DATA);
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);

        node.sendDue();
        room.pass(Duration.ofSeconds(10));
        node.sendDue();
        room.pass(Duration.ofMinutes(1));
        node.sendDue();

        assertThat(server.taken())
                .extracting(ScriptedSmtp.Taken::messageId)
                .containsExactly(mail.messageId(), mail.messageId(), mail.messageId());
        assertThat(room.look(mail).state()).isEqualTo(MailState.SENT);
    }

    /** The sender lives on, and renews what bears its name. */
    @Test
    void whatARunHadInHandWhenTheDatabaseDiedIsSentByTheNext() {
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);
        AtomicBoolean dies = new AtomicBoolean(true);
        node.deliveries =
                new TransactionalDeliveries(room) {
                    @Override
                    public List<OutboxMail> claim(String sender, int most) {
                        List<OutboxMail> claimed = super.claim(sender, most);
                        if (dies.getAndSet(false)) {
                            throw new IllegalStateException("the database died");
                        }
                        return claimed;
                    }
                };

        assertThatThrownBy(node::sendDue).hasMessage("the database died");
        node.keepClaims();
        node.sendDue();

        assertThat(room.look(mail).state()).isEqualTo(MailState.SENT);
        assertThat(server.count()).isEqualTo(1);
    }

    @Test
    void aMailboxThatDoesNotExistIsGivenUpAtOnce() {
        server.plan("a@example.com", NO_SUCH_MAILBOX);
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);

        node.sendDue();

        OutboxMail given = room.look(mail);
        assertThat(given.state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(given.reason().orElseThrow()).contains("550 5.1.1 no such mailbox");
        assertThat(given.sealedSecret()).isEmpty();
    }

    @Proves("1.3.11")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.com\r\nBcc: eve@example.com",
                "a@example.com, eve@example.com",
                "<a@example.com>",
                "a@example.com\u0000",
                "nobody"
            })
    void whatIsNoAddressIsGivenUpAndReachesNobody(String recipient) {
        OutboxMail mail = room.code(recipient.replace("\u0000", "\u0001"), "123456", HOUR);

        node.sendDue();

        assertThat(room.look(mail).state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(server.attempts()).isZero();
    }

    @Test
    void aServerOutOfReachCostsOneAttemptForAll() {
        room.serverIs(Node.freePort());
        List<OutboxMail> mails =
                Stream.of("a", "b", "c").map(x -> room.notice(x + "@example.com")).toList();

        node.sendDue();

        assertThat(mails).extracting(mail -> room.look(mail).attempts()).containsOnlyOnce(1);
        room.serverIs(server.port());
        room.pass(Duration.ofSeconds(10));
        node.sendDue();
        assertThat(server.count()).isEqualTo(3);
    }

    @Test
    void whenTheServerIsBackNobodyWaitsOutHisPause() {
        room.serverIs(Node.freePort());
        OutboxMail mail = room.notice("a@example.com");
        for (int i = 0; i < 4; i++) {
            node.sendDue();
            room.pass(Duration.ofMinutes(6));
        }
        assertThat(room.look(mail).attempts()).isEqualTo(4);
        room.serverIs(server.port());
        room.notice("b@example.com");

        node.sendDue();

        assertThat(room.look(mail).state()).isEqualTo(MailState.SENT);
    }

    @Test
    void aMailIsTriedUntilWhatIsInsideHasDied() {
        server.plan(
                "a@example.com",
                BUSY,
                STALL,
                DROP_BEFORE_DATA,
                REFUSE,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY,
                BUSY);
        OutboxMail mail = room.code("a@example.com", "123456", Duration.ofMinutes(5));

        for (int second = 0; second < 310; second += 5) {
            node.sendDue();
            room.deliveries.giveUpDead();
            room.pass(Duration.ofSeconds(5));
        }

        assertThat(room.look(mail).state()).isEqualTo(MailState.GIVEN_UP);
        assertThat(room.look(mail).reason().orElseThrow())
                .startsWith("expired; ")
                .contains("451 4.3.2 not now");
        assertThat(room.look(mail).sealedSecret()).isEmpty();
        assertThat(server.attempts()).isBetween(6, 8);
        assertThat(server.taken()).as("only the stalled one got as far").hasSize(1);
    }

    @Test
    void twoNodesShareTheWorkAndRepeatNothing() throws Exception {
        room.notices(200);
        ExecutorService nodes = Executors.newFixedThreadPool(3);

        List<Future<?>> runs =
                Stream.of(node, room.node(), room.node())
                        .<Future<?>>map(each -> nodes.submit(each::sendDue))
                        .toList();
        for (Future<?> run : runs) {
            run.get();
        }
        nodes.shutdown();

        assertThat(server.taken())
                .extracting(ScriptedSmtp.Taken::recipient)
                .hasSize(200)
                .doesNotHaveDuplicates();
        // one that is quick may have taken all before the others looked
        assertThat(server.connections()).isBetween(1, 3);
    }

    @Test
    void aServerThatOffersNoTlsGetsNoMail() {
        room.settings.tls = "starttls";
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);

        node.sendDue();

        assertThat(server.attempts()).isZero();
        assertThat(room.look(mail).reason().orElseThrow()).contains("STARTTLS");
    }

    @Proves("12.3.2")
    @Test
    void aCertificateNobodyVouchesForGetsNoMail() {
        GreenMail stranger = new GreenMail(ServerSetupTest.SMTPS.dynamicPort());
        stranger.start();
        try {
            room.settings.tls = "ssl";
            room.serverIs(stranger.getSmtps().getPort());
            OutboxMail mail = room.code("a@example.com", "123456", HOUR);

            node.sendDue();

            assertThat(stranger.getReceivedMessages()).isEmpty();
            assertThat(room.look(mail).reason().orElseThrow()).contains("certification path");
        } finally {
            stranger.stop();
        }
    }

    @Test
    void theServerIsToldUserAndPasswordAndAWrongOneIsNamed() {
        GreenMail strict = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
        strict.start();
        try {
            strict.setUser("identity@example.com", "identity", "right");
            strict.getUserManager().setAuthRequired(true);
            room.serverIs(strict.getSmtp().getPort());
            room.settings.user = Optional.of("identity");
            room.settings.password = Optional.of("wrong");
            OutboxMail mail = room.code("a@example.com", "123456", HOUR);
            node.sendDue();
            assertThat(room.look(mail).reason().orElseThrow()).contains("not let in");

            room.settings.password = Optional.of("right");
            room.pass(Duration.ofSeconds(10));
            node.sendDue();

            assertThat(strict.getReceivedMessagesForDomain("a@example.com")).hasSize(1);
        } finally {
            strict.stop();
        }
    }

    @Test
    void aMailThatCannotBeWrittenWaitsAndHoldsUpNobody() {
        OutboxMail broken = room.code("a@example.com", "123456", HOUR);
        room.breakSecret(broken);
        OutboxMail other = room.code("b@example.com", "123456", Duration.ofHours(2));

        node.sendDue();

        assertThat(room.look(broken).state()).isEqualTo(MailState.QUEUED);
        assertThat(room.look(broken).reason().orElseThrow()).startsWith("cannot be written");
        assertThat(room.look(other).state()).isEqualTo(MailState.SENT);
    }
}
