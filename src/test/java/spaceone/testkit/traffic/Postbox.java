package spaceone.testkit.traffic;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import spaceone.testkit.Mailbox;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.ScriptedSmtp.Taken;
import spaceone.testkit.traffic.History.Caused;
import spaceone.testkit.traffic.History.Delivered;

/** Which mails must come, and which did. */
public final class Postbox {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Session SESSION = Session.getInstance(new Properties());

    private final ScriptedSmtp server;
    private final Books books;
    private final Map<String, Integer> due = new ConcurrentHashMap<>();

    public Postbox(ScriptedSmtp server, Books books) {
        this.server = server;
        this.books = books;
    }

    /** A request was answered that causes one more mail to this address, as each attempt may. */
    void due(String recipient, Reply reply) {
        due.merge(recipient, 1, Integer::sum);
        books.history().add(new Caused(recipient, 1, 1 + reply.doubts()));
    }

    /** One more mail may come. */
    void perhaps(String recipient) {
        books.history().add(new Caused(recipient, 0, 1));
    }

    /** The newest of so many at least; empty when they do not come. */
    Optional<Mailbox.Mail> await(String recipient, int count) {
        long end = System.nanoTime() + LIMIT.toNanos();
        List<Taken> taken = to(recipient);
        while (different(taken) < count && System.nanoTime() < end) {
            Balancer.pause();
            taken = to(recipient);
        }
        return different(taken) < count
                ? Optional.empty()
                : Optional.of(mail(taken.get(taken.size() - 1)));
    }

    private List<Taken> to(String recipient) {
        return server.taken().stream().filter(t -> t.recipient().equals(recipient)).toList();
    }

    private static long different(List<Taken> taken) {
        return taken.stream().map(Taken::messageId).distinct().count();
    }

    private static Mailbox.Mail mail(Taken taken) {
        try {
            byte[] bytes = taken.text().getBytes(StandardCharsets.UTF_8);
            return new Mailbox.Mail(new MimeMessage(SESSION, new ByteArrayInputStream(bytes)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for what is due, then writes down what came. */
    public void settle() {
        due.forEach(this::await);
        server.taken()
                .forEach(
                        mail ->
                                books.history()
                                        .add(
                                                new Delivered(
                                                        mail.recipient(),
                                                        mail.messageId(),
                                                        mail.isKnown(),
                                                        mail.at())));
    }

    public int different() {
        return (int) different(server.taken());
    }

    public int repeats() {
        return server.count() - different();
    }
}
