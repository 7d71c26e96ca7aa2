package spaceone.identity.api.v2.mail;

import java.time.Instant;
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
        String reason,
        int attempts,
        Instant nextAttemptAt,
        String domainId,
        Instant createdAt,
        Instant sentAt,
        Instant expiresAt,
        String subject,
        String text) {

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
