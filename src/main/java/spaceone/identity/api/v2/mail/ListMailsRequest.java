package spaceone.identity.api.v2.mail;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.mail.MailKind;
import spaceone.identity.mail.MailState;
import spaceone.identity.query.Query;

public record ListMailsRequest(
        @Nullable JsonObject query,
        @Nullable String mailId,
        @Nullable MailKind kind,
        @Nullable String userId,
        @Nullable String recipient,
        @Nullable MailState state,
        @Nullable String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("mail_id", mailId)
                .with("kind", kind)
                .with("user_id", userId)
                .with("recipient", recipient)
                .with("state", state);
    }
}
