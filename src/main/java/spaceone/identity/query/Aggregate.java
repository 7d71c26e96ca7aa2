package spaceone.identity.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The operators of a group's fields, as SQL aggregates. */
enum Aggregate {
    COUNT {
        @Override
        Term term(GroupField field, Relation rows) {
            return number(rows.number(field.condition(rows)));
        }
    },
    SUM {
        @Override
        Term term(GroupField field, Relation rows) {
            return number(
                    Sql.of(
                            "COALESCE(sum(?) FILTER (WHERE ?), 0)",
                            field.value(rows).number(),
                            field.condition(rows)));
        }
    },
    AVERAGE {
        /** Where the conditions are false a row counts, as 0. */
        @Override
        Term term(GroupField field, Relation rows) {
            Sql number = field.value(rows).number();
            return number(
                    Sql.of("avg(CASE WHEN ? THEN ? ELSE 0 END)", field.condition(rows), number));
        }
    },
    MAX {
        @Override
        Term term(GroupField field, Relation rows) {
            return field.value(rows).extreme(true);
        }
    },
    MIN {
        @Override
        Term term(GroupField field, Relation rows) {
            return field.value(rows).extreme(false);
        }
    },
    FIRST {
        @Override
        Term term(GroupField field, Relation rows) {
            return nth(field.value(rows), rows.order());
        }
    },
    LAST {
        @Override
        Term term(GroupField field, Relation rows) {
            return nth(field.value(rows), rows.order().reversed());
        }
    },
    PUSH {
        @Override
        Term term(GroupField field, Relation rows) {
            if (!field.parts().isEmpty()) {
                return push(field.parts(), rows);
            }
            Term value = field.value(rows);
            return list(
                    Sql.of("??", value.json(IsoTime.MILLIS), rows.order().clause()),
                    value.stored());
        }
    },
    ADD_TO_SET {
        @Override
        Term term(GroupField field, Relation rows) {
            Term value = field.value(rows);
            return list(Sql.of("DISTINCT ?", value.json(IsoTime.MILLIS)), value.stored());
        }
    },
    MERGE_OBJECTS {
        @Override
        Term term(GroupField field, Relation rows) {
            Sql merged =
                    Sql.of(
                            "(SELECT COALESCE(jsonb_object_agg(m.key, m.value ORDER BY a.n), '{}')"
                                    + " FROM unnest(array_agg(??)) WITH ORDINALITY AS a(o, n) CROSS JOIN"
                                    + " LATERAL jsonb_each(CASE WHEN jsonb_typeof(a.o) = 'object' THEN"
                                    + " a.o END) AS m)",
                            field.value(rows).json(IsoTime.MILLIS),
                            rows.order().clause());
            return new JsonTerm(merged, List.of(), false);
        }
    };

    static Optional<Aggregate> named(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findAny();
    }

    abstract Term term(GroupField field, Relation rows);

    boolean takesConditions() {
        return this == COUNT || this == SUM || this == AVERAGE;
    }

    static Term number(Sql sql) {
        return new ScalarTerm(Scalar.NUMBER, sql, false, false);
    }

    private static Term nth(Term value, Order order) {
        Sql first = Sql.of("(array_agg(??))[1]", value.sql(), order.clause());
        return value.over(first, false);
    }

    private static Term list(Sql values, Sql condition) {
        Sql list = Sql.of("COALESCE(jsonb_agg(?) FILTER (WHERE ?), '[]')", values, condition);
        return new JsonTerm(list, List.of(), false);
    }

    static Term push(List<GroupField.Part> parts, Relation rows) {
        return list(Sql.of("??", object(parts, rows), rows.order().clause()), Sql.TRUE);
    }

    /** Absent members are left out of the object. */
    private static Sql object(List<GroupField.Part> parts, Relation rows) {
        return Sql.join(
                " || ",
                parts.stream()
                        .map(
                                part -> {
                                    Term value = rows.columns().get(part.key());
                                    return Sql.of(
                                            "(CASE WHEN ? THEN jsonb_build_object(?::text, ?)"
                                                    + " ELSE '{}' END)",
                                            value.stored(),
                                            part.name(),
                                            value.json(IsoTime.SECONDS));
                                })
                        .toList());
    }
}
