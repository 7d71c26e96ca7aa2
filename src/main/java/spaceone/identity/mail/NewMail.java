package spaceone.identity.mail;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;

/**
 * A mail to be written. {@code secret} is what its kind carries, or null; {@code expiresAt} is when
 * that dies.
 */
record NewMail(
        MailKind kind,
        String domainId,
        String userId,
        String language,
        String recipient,
        JsonObject parameters,
        @Nullable String secret,
        Instant createdAt,
        Instant expiresAt) {

    /** How long news is worth telling. */
    static final Duration NOTICE_LIFE = Duration.ofHours(48);

    static NewMail notice(
            MailKind kind,
            String domainId,
            String userId,
            String language,
            String recipient,
            Instant now) {
        return new NewMail(
                kind,
                domainId,
                userId,
                language,
                recipient,
                JsonValue.EMPTY_JSON_OBJECT,
                null,
                now,
                now.plus(NOTICE_LIFE));
    }

    NewMail with(String name, String value) {
        return with(name, Json.createValue(value == null ? "" : value));
    }

    NewMail with(String name, boolean value) {
        return with(name, value ? JsonValue.TRUE : JsonValue.FALSE);
    }

    private NewMail with(String name, JsonValue value) {
        JsonObject more = Json.createObjectBuilder(parameters).add(name, value).build();
        return new NewMail(
                kind, domainId, userId, language, recipient, more, secret, createdAt, expiresAt);
    }
}
