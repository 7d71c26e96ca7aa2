package spaceone.identity.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operators that compute one value of a row from a list or map in it. */
enum Conversion {
    SIZE {
        @Override
        Term of(JsonTerm json) {
            return Aggregate.number(
                    Sql.of(
                            "(CASE WHEN jsonb_typeof(?) = 'array' THEN jsonb_array_length(?) END)",
                            json.sql(),
                            json.sql()));
        }
    },
    SUM {
        @Override
        Term of(JsonTerm json) {
            Sql element = JsonTerm.NUMBER.sql();
            return Aggregate.number(
                    Sql.of(
                            "(SELECT COALESCE(sum(?), 0) FROM ? AS e(v))",
                            element,
                            json.elements()));
        }
    },
    /** Of pairs, written {@code [key, value]} or {@code {"k": key, "v": value}}. */
    ARRAY_TO_OBJECT {
        @Override
        Term of(JsonTerm json) {
            return json(
                    "(SELECT COALESCE(jsonb_object_agg(p.k, p.v), '{}') FROM (SELECT"
                            + " COALESCE(v ->> 'k', v ->> 0), COALESCE(v -> 'v', v -> 1)"
                            + " FROM ? AS e(v)) AS p(k, v) WHERE p.k IS NOT NULL)",
                    json.elements());
        }
    },
    OBJECT_TO_ARRAY {
        @Override
        Term of(JsonTerm json) {
            return json(
                    "(SELECT COALESCE(jsonb_agg(to_jsonb(m)), '[]') FROM jsonb_each("
                            + "CASE WHEN jsonb_typeof(?) = 'object' THEN ? END) AS m(k, v))",
                    json.sql(),
                    json.sql());
        }
    };

    static Optional<Conversion> named(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findAny();
    }

    abstract Term of(JsonTerm json);

    private static Term json(String template, Object... arguments) {
        return new JsonTerm(Sql.of(template, arguments), List.of(), false);
    }
}
