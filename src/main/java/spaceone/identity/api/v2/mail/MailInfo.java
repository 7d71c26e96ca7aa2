package spaceone.identity.api.v2.mail;

import java.time.Instant;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mail.Letter;
import spaceone.identity.mail.MailKind;
import spaceone.identity.mail.MailState;
import spaceone.identity.mail.Outbox;
import spaceone.identity.mail.OutboxMail;

/** A mail from outside, and for whoever runs the installation its subject and text. */
public record MailInfo(
        String mailId,
        MailKind kind,
        String userId,
        String recipient,
        String language,
        String messageId,
        MailState state,
        @Doc(
                        value =
                                "What a mail server said against it last, or why it was given up. "
                                        + "Absent: nothing.",
                        example = "\"550 no such user\"")
                String reason,
        int attempts,
        Instant nextAttemptAt,
        String domainId,
        Instant createdAt,
        Instant sentAt,
        @Doc("When the secret in it ends; a mail without one is given up then. " + "Absent: never.")
                Instant expiresAt,
        @Doc("Only from `mail.get`: its subject.") String subject,
        @Doc("Only from `mail.get`: its text, with the secrets in it.") String text) {

    static MailInfo of(OutboxMail mail) {
        return of(mail, null, null);
    }

    static MailInfo of(Outbox.Opened opened) {
        Letter letter = opened.letter();
        return of(opened.mail(), letter.subject(), letter.text());
    }

    private static MailInfo of(OutboxMail mail, String subject, String text) {
        return new MailInfo(
                mail.mailId(),
                mail.kind(),
                mail.userId(),
                mail.recipient(),
                mail.language(),
                mail.messageId(),
                mail.state(),
                mail.reason().orElse(null),
                mail.attempts(),
                mail.nextAttemptAt(),
                mail.domainId(),
                mail.createdAt(),
                mail.sentAt().orElse(null),
                mail.expiresAt(),
                subject,
                text);
    }
}
