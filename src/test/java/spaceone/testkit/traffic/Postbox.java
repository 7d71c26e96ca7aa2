package spaceone.testkit.traffic;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import spaceone.testkit.Mailbox;
import spaceone.testkit.ScriptedSmtp;
import spaceone.testkit.ScriptedSmtp.Taken;
import spaceone.testkit.traffic.Books.Loss;

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

    /** A request was answered that causes one more mail to this address. */
    void due(String recipient) {
        due.merge(recipient, 1, Integer::sum);
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

    /** Waits for what is due, then tells what did not come, and what came twice for no reason. */
    public void settle(int explained) {
        due.forEach(
                (recipient, count) -> {
                    if (await(recipient, count).isEmpty()) {
                        books.broken(
                                Loss.MAIL,
                                "to %s: %d due, %d came"
                                        .formatted(recipient, count, different(to(recipient))));
                    }
                });
        List<String> needless = new ArrayList<>();
        server.taken().stream()
                .collect(Collectors.groupingBy(Taken::messageId))
                .forEach((id, takes) -> needless.addAll(needless(id, takes)));
        if (needless.size() > explained) {
            needless.forEach(repeat -> books.broken(Loss.MAIL, "needlessly repeated: " + repeat));
        }
    }

    /** The sender had read that the mail was taken, and still it was sent again. */
    private static List<String> needless(String id, List<Taken> takes) {
        return takes.subList(0, takes.size() - 1).stream()
                .filter(Taken::isKnown)
                .map(take -> take.recipient() + " " + id)
                .toList();
    }

    public int different() {
        return (int) different(server.taken());
    }

    public int repeats() {
        return server.count() - different();
    }
}
