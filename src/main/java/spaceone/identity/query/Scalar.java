package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The types of plain columns: how a value of a query becomes a parameter, a column an answer. */
enum Scalar {
    TEXT("text") {
        @Override
        Optional<Object> parameter(JsonValue value) {
            return value instanceof JsonString text
                    ? Optional.of(text.getString())
                    : Optional.empty();
        }

        @Override
        JsonValue read(ResultSet row, int column) throws SQLException {
            String text = row.getString(column);
            return text == null ? JsonValue.NULL : JsonValues.of(text);
        }
    },
    NUMBER("numeric") {
        @Override
        Optional<Object> parameter(JsonValue value) {
            return switch (value.getValueType()) {
                case NUMBER -> Optional.of(narrowed(((JsonNumber) value).bigDecimalValue()));
                case STRING -> Optional.of(narrowed(number(((JsonString) value).getString())));
                default -> Optional.empty();
            };
        }

        @Override
        JsonValue read(ResultSet row, int column) throws SQLException {
            BigDecimal number = row.getBigDecimal(column);
            return number == null ? JsonValue.NULL : JsonValues.of(number);
        }
    },
    FLAG("boolean") {
        @Override
        Optional<Object> parameter(JsonValue value) {
            return value == JsonValue.TRUE || value == JsonValue.FALSE
                    ? Optional.of(value == JsonValue.TRUE)
                    : Optional.empty();
        }

        @Override
        JsonValue read(ResultSet row, int column) throws SQLException {
            boolean flag = row.getBoolean(column);
            return row.wasNull() ? JsonValue.NULL : flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
    },
    TIME("timestamptz") {
        @Override
        Optional<Object> parameter(JsonValue value) {
            return Times.parse(value).map(Scalar::parameter);
        }

        @Override
        JsonValue read(ResultSet row, int column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? JsonValue.NULL : JsonValues.of(IsoTime.format(time.toInstant()));
        }
    };

    final String sqlType;

    Scalar(String sqlType) {
        this.sqlType = sqlType;
    }

    /** Empty for a value of another type, which equals nothing of this one. */
    abstract Optional<Object> parameter(JsonValue value);

    abstract JsonValue read(ResultSet row, int column) throws SQLException;

    static Object parameter(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static BigDecimal number(String text) {
        if (!text.matches("[+-]?\\d{1,300}(\\.\\d{1,300})?([eE][+-]?\\d{1,2})?")) {
            throw DB_QUERY.with("not a number");
        }
        return new BigDecimal(text);
    }

    /** A long where one will do: an index on integers serves no numeric. */
    private static Object narrowed(BigDecimal number) {
        return JsonValues.isLong(number) ? (Object) number.longValueExact() : number;
    }
}
