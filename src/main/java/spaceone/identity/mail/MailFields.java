package spaceone.identity.mail;

import spaceone.identity.query.Fields;

/** What queries about mails may name: the outside of a mail, never what is in it. */
final class MailFields {

    static final Fields ALL =
            Fields.from("mails m")
                    .text("mail_id", "m.mail_id")
                    .notNull()
                    .text("kind", "m.kind")
                    .notNull()
                    .text("user_id", "m.user_id")
                    .notNull()
                    .text("recipient", "m.recipient")
                    .notNull()
                    .text("language", "m.language")
                    .optional()
                    .text("message_id", "m.message_id")
                    .notNull()
                    .text("state", "m.state")
                    .notNull()
                    .text("reason", "m.reason")
                    .optional()
                    .integer("attempts", "m.attempts")
                    .notNull()
                    .time("next_attempt_at", "m.next_attempt_at")
                    .notNull()
                    .text("domain_id", "m.domain_id")
                    .notNull()
                    .time("created_at", "m.created_at")
                    .notNull()
                    .time("sent_at", "m.sent_at")
                    .optional()
                    .time("expires_at", "m.expires_at")
                    .notNull()
                    .keyword("mail_id", "user_id", "recipient")
                    .minimal("mail_id", "kind", "user_id", "recipient", "state")
                    .order("-created_at")
                    .insertionOrder("m.id")
                    .build();

    private MailFields() {}
}
