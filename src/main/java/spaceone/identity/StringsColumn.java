package spaceone.identity;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of texts in a {@code jsonb} column. */
@Converter
public class StringsColumn implements AttributeConverter<List<String>, Object> {

    @Override
    public Object convertToDatabaseColumn(List<String> values) {
        return json(values);
    }

    /** The text of a JSON array, for statements that work on many ids at once. */
    public static String json(Collection<String> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build().toString();
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable Object column) {
        if (column == null) {
            return List.of();
        }
        try (var reader = Json.createReader(new StringReader(column.toString()))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
