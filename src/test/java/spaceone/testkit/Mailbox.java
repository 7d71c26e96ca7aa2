package spaceone.testkit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the server under test has sent to one address, oldest first. Asking waits until there is
 * enough, ten seconds at most.
 */
public final class Mailbox {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern CODE = Pattern.compile("(?m)^ +(\\d{6})$");
    private static final Pattern PASSWORD = Pattern.compile("(?m)^ +(\\S{8,})$");
    private static final Pattern TOKEN = Pattern.compile("(?m)^\\S+/\\?sso_access_token=(\\S+)$");

    private static final Pattern UNDO = Pattern.compile("(?m)^\\S+/\\?undo_access_token=(\\S+)$");

    private final String address;

    private Mailbox(String address) {
        this.address = address;
    }

    public static Mailbox of(String address) {
        return new Mailbox(address);
    }

    /** The port that the server under test sends its mails to. */
    public static int smtpPort() {
        return Holder.SERVER.getSmtp().getPort();
    }

    /** One mail. */
    public record Mail(MimeMessage message) {

        public String subject() {
            return header("Subject", Message::getSubject);
        }

        public String header(String name) {
            return header(name, m -> m.getHeader(name) == null ? null : m.getHeader(name, null));
        }

        public String text() {
            return part(0);
        }

        public String html() {
            return part(1);
        }

        /** The six digits that stand alone in a line. */
        public String code() {
            return found(CODE);
        }

        /** The temporary password that stands alone in a line. */
        public String password() {
            return found(PASSWORD);
        }

        /** What the console would take out of the link. */
        public String linkToken() {
            return found(TOKEN);
        }

        /** What our page would take out of the link that undoes a change. */
        public String undoToken() {
            return found(UNDO);
        }

        private String found(Pattern pattern) {
            Matcher matcher = pattern.matcher(text());
            if (!matcher.find()) {
                throw new AssertionError("no " + pattern + " in: " + text());
            }
            return matcher.group(1);
        }

        private String part(int index) {
            try {
                BodyPart part = ((MimeMultipart) message.getContent()).getBodyPart(index);
                return ((String) part.getContent()).replace("\r\n", "\n");
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String header(String name, HeaderOf header) {
            try {
                return header.of(message);
            } catch (MessagingException e) {
                throw new IllegalStateException(name, e);
            }
        }

        private interface HeaderOf {
            String of(MimeMessage message) throws MessagingException;
        }
    }

    /** The only mail there should be so far. */
    public Mail only() {
        List<Mail> mails = atLeast(1);
        if (mails.size() != 1) {
            throw new AssertionError(
                    mails.size() + " mails to " + address + ": " + subjects(mails));
        }
        return mails.get(0);
    }

    /** The newest, once there are so many. Ask for one more than before to get a new one. */
    public Mail number(int count) {
        return atLeast(count).get(count - 1);
    }

    /** Those that are there now. */
    public List<Mail> now() {
        return Stream.of(Holder.SERVER.getReceivedMessages())
                .filter(this::isForMe)
                .map(Mail::new)
                .toList();
    }

    private List<Mail> atLeast(int count) {
        Instant limit = Instant.now().plus(LIMIT);
        List<Mail> mails = now();
        while (mails.size() < count) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError(
                        mails.size() + " mails to " + address + ": " + subjects(mails));
            }
            Holder.SERVER.waitForIncomingEmail(50, Integer.MAX_VALUE);
            mails = now();
        }
        return mails;
    }

    private boolean isForMe(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString().equalsIgnoreCase(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> subjects(List<Mail> mails) {
        return mails.stream().map(Mail::subject).toList();
    }

    private static final class Holder {

        static final GreenMail SERVER =
                new GreenMail(
                        Running.isWanted()
                                ? ServerSetupTest.SMTP.port(Running.agreed().smtpPort())
                                : ServerSetupTest.SMTP.dynamicPort());

        static {
            SERVER.start();
        }
    }
}
