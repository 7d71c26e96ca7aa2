package spaceone.identity.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Pattern;

/**
 * Why a mail could not be handed over. Only two things are final: an address that is none, and a
 * server's word that there is no such mailbox (RFC 3463, 5.1.x). Any other refusal may be a mistake
 * somebody is about to mend, and must not lose mails.
 */
record SmtpFailure(String reason, boolean isFinal) {

    private static final Pattern NO_SUCH_MAILBOX = Pattern.compile("\\b5\\d\\d[ -]5\\.1\\.\\d+\\b");

    static SmtpFailure of(MessagingException failure) {
        StringBuilder reason = new StringBuilder();
        boolean isFinal = failure instanceof LetterMessage.BadAddress;
        for (Throwable cause = failure; cause != null; cause = cause(cause)) {
            String message = String.valueOf(cause.getMessage());
            isFinal |=
                    cause instanceof SendFailedException && NO_SUCH_MAILBOX.matcher(message).find();
            if (!reason.toString().contains(message)) {
                reason.append(reason.isEmpty() ? "" : ": ").append(message);
            }
        }
        String kind = failure instanceof AuthenticationFailedException ? "not let in: " : "";
        return new SmtpFailure(kind + reason, isFinal);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof MessagingException nested
                ? nested.getNextException()
                : failure.getCause();
    }
}
