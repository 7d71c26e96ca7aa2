package spaceone.identity.user;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import spaceone.identity.JsonColumn;

/**
 * The second factor in its {@code jsonb} column; nothing is stored for a user who never had one.
 */
@Converter
public class MfaColumn implements AttributeConverter<Mfa, Object> {

    private static final JsonColumn JSON = new JsonColumn();

    @Override
    public Object convertToDatabaseColumn(Mfa mfa) {
        return mfa == null || mfa.equals(Mfa.OFF)
                ? null
                : JSON.convertToDatabaseColumn(mfa.toJson());
    }

    @Override
    public Mfa convertToEntityAttribute(Object column) {
        return column == null ? Mfa.OFF : Mfa.of(JSON.convertToEntityAttribute(column));
    }
}
