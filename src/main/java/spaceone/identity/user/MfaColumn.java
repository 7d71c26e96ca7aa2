package spaceone.identity.user;

import jakarta.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import spaceone.identity.JsonColumn;

/**
 * The second factor in its {@code jsonb} column; nothing is stored for a user who never had one.
 */
@Converter
public class MfaColumn implements AttributeConverter<Mfa, Object> {

    private static final JsonColumn JSON = new JsonColumn();

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable Mfa mfa) {
        return mfa == null || mfa.equals(Mfa.OFF)
                ? null
                : JSON.convertToDatabaseColumn(mfa.toJson());
    }

    @Override
    public Mfa convertToEntityAttribute(@Nullable Object column) {
        JsonObject json = JSON.convertToEntityAttribute(column);
        return json == null ? Mfa.OFF : Mfa.of(json);
    }
}
