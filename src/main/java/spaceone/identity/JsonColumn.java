package spaceone.identity;

import jakarta.json.JsonObject;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * A free-form object in a {@code jsonb} column. The driver hands it out in a class of its own, so
 * by its text.
 */
@Converter
public class JsonColumn implements AttributeConverter<JsonObject, Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable JsonObject value) {
        return value == null ? null : value.toString();
    }

    @Override
    public @Nullable JsonObject convertToEntityAttribute(@Nullable Object column) {
        if (column == null) {
            return null;
        }
        try (var reader = Json.createReader(new StringReader(column.toString()))) {
            return reader.readObject();
        }
    }
}
