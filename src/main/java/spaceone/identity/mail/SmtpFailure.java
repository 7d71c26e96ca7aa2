package spaceone.identity.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail could not be handed over. Only two things are final: an address that is none, and a
 * server's word about the mailbox of the recipient (RFC 3463: 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.1.10).
 * Any other refusal, of the sender above all, may be a mistake somebody is about to mend, and must
 * not lose mails.
 */
record SmtpFailure(String reason, boolean isFinal) {

    /** At the beginning of the reply: servers quote each other further on. */
    private static final Pattern NO_SUCH_MAILBOX =
            Pattern.compile("^5\\d\\d[ -]5\\.1\\.(1|2|3|6|10)\\b");

    /** Some say 5.1.1 of the sender, too, whichever command they answer. */
    private static final Pattern SENDER =
            Pattern.compile("(?i)\\b(sender|mail from|from address)\\b");

    static SmtpFailure of(MessagingException failure) {
        StringBuilder reason = new StringBuilder();
        boolean noMailbox = false;
        boolean sender = false;
        for (Throwable cause = failure; cause != null; cause = cause(cause)) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof SendFailedException) {
                noMailbox |= NO_SUCH_MAILBOX.matcher(message.strip()).find();
                sender |= isAboutSender(cause, message);
            }
            if (!reason.toString().contains(message)) {
                reason.append(reason.isEmpty() ? "" : ": ").append(message);
            }
        }
        boolean isFinal = failure instanceof LetterMessage.BadAddress || noMailbox && !sender;
        String kind = failure instanceof AuthenticationFailedException ? "not let in: " : "";
        return new SmtpFailure(kind + reason, isFinal);
    }

    /** The answer to MAIL has a type of its own, which the API of Jakarta Mail does not know. */
    private static boolean isAboutSender(Throwable refusal, String reply) {
        return refusal.getClass().getSimpleName().equals("SMTPSenderFailedException")
                || SENDER.matcher(reply).find();
    }

    private static @Nullable Throwable cause(Throwable failure) {
        return failure instanceof MessagingException nested
                ? nested.getNextException()
                : failure.getCause();
    }
}
