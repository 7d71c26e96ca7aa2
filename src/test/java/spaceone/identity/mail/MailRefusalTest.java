package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.ScriptedSmtp;

/** What a server's words about an address are taken for, and how addresses are written to it. */
class MailRefusalTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final MailRoom room = new MailRoom();
    private final ScriptedSmtp server = new ScriptedSmtp();
    private final MailDispatcher node = room.node();

    MailRefusalTest() {
        room.serverIs(server.port());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void namesOfAnyLanguageStandInHeadersAsTheyMay() {
        room.settings.from = Optional.of("계정 서비스 <identity@example.com>");
        room.settings.replyTo = Optional.of("\"Hilfe, schnell für alle\" <help@example.com>");
        room.code("a@example.com", "123456", HOUR);

        node.sendDue();

        String text = server.taken().get(0).text();
        String headers = text.substring(0, text.indexOf("\n\n"));
        assertThat(headers)
                .matches("\\p{ASCII}*")
                .contains("From: =?UTF-8?", "<identity@example.com>")
                .contains("Reply-To: =?UTF-8?", "<help@example.com>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MAIL | 550 5.1.8 sender has no such system
                    MAIL | 550 5.1.7 bad sender's mailbox
                    MAIL | 550 5.1.0 address rejected
                    MAIL | 550 5.1.1 user unknown
                    MAIL | 553 5.1.3 not an address
                    RCPT | 550 5.1.0 Address rejected
                    RCPT | 550 5.1.7 <identity@example.com>: Sender address rejected
                    RCPT | 550 5.1.8 <identity@example.com>: Domain not found
                    RCPT | 550 5.1.1 <identity@example.com>: Sender address rejected: User unknown
                    RCPT | 550 5.7.1 rejected: host mx.example.org said: 550 5.1.1 no such user
                    RCPT | 550 5.1.4 ambiguous
                    DATA | 554 5.1.0 Sender not allowed
                    DATA | 550 5.1.8 no
                    DATA | 550 5.1.7 no
                    """)
    void whatIsNotAboutTheRecipientsMailboxLosesNoMail(String command, String reply) {
        server.reply(command, reply);
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);

        node.sendDue();

        assertThat(room.look(mail).state()).isEqualTo(MailState.QUEUED);
        assertThat(room.look(mail).reason().orElseThrow()).contains(reply);
        room.pass(Duration.ofSeconds(10));
        node.sendDue();
        assertThat(room.look(mail).state()).isEqualTo(MailState.SENT);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user",
        "RCPT, 550-5.1.1 The account does not exist.~550 5.1.1 Really",
        "RCPT, 550 5.1.2 no such system",
        "RCPT, 553 5.1.3 bad address",
        "RCPT, 551 5.1.6 moved away",
        "RCPT, 556 5.1.10 takes no mails",
        "DATA, 550 5.1.1 no such user"
    })
    void whatIsAboutTheRecipientsMailboxIsFinal(String command, String reply) {
        server.reply(command, reply.replace("~", "\r\n"));
        OutboxMail mail = room.code("a@example.com", "123456", HOUR);

        node.sendDue();

        assertThat(room.look(mail).state()).isEqualTo(MailState.GIVEN_UP);
    }
}
