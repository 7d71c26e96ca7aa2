package spaceone.identity.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A mail from outside, and for whoever runs the installation its subject and text. */
public record MailInfo(
        String mailId,
        MailKind kind,
        String userId,
        String recipient,
        @Nullable String language,
        String messageId,
        MailState state,
        @Nullable String reason,
        int attempts,
        Instant nextAttemptAt,
        String domainId,
        Instant createdAt,
        @Nullable Instant sentAt,
        Instant expiresAt,
        @Nullable String subject,
        @Nullable String text) {

    static final Fields FIELDS =
            Fields.of(MailInfo.class, "m", "mails m")
                    .text("language", "m.language")
                    .optional()
                    .text("reason", "m.reason")
                    .optional()
                    .time("sent_at", "m.sent_at")
                    .optional()
                    .without("subject", "text")
                    .keyword("mail_id", "user_id", "recipient")
                    .minimal("mail_id", "kind", "user_id", "recipient", "state")
                    .order("-created_at")
                    .insertionOrder("m.id")
                    .build();

    public static MailInfo of(OutboxMail mail) {
        return of(mail, null, null);
    }

    public static MailInfo of(Outbox.Opened opened) {
        Letter letter = opened.letter();
        return of(opened.mail(), letter.subject(), letter.text());
    }

    private static MailInfo of(OutboxMail mail, @Nullable String subject, @Nullable String text) {
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
