package spaceone.identity.api.v2.mail;

import jakarta.json.JsonObject;
import spaceone.identity.mail.MailKind;
import spaceone.identity.mail.MailState;
import spaceone.identity.query.Query;

public record ListMailsRequest(
        JsonObject query,
        String mailId,
        MailKind kind,
        String userId,
        String recipient,
        MailState state,
        String domainId) {

    Query toQuery() {
        return Query.parse(query)
                .with("mail_id", mailId)
                .with("kind", kind)
                .with("user_id", userId)
                .with("recipient", recipient)
                .with("state", state);
    }
}
