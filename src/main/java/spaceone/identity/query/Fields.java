package spaceone.identity.query;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The white list of one resource: which keys its queries may name, and the column behind each. What
 * is not listed does not exist for a client; credential columns are never listed. All SQL in it is
 * constant. Built once by the room that owns the table.
 */
public final class Fields {

    private final Sql from;
    private final Map<String, Field> fields;
    private final Columns columns;
    private final Columns answerable;
    private final Set<String> secrets;
    private final Map<String, String> aliases;
    private final List<Term> keywords;
    private final List<String> minimal;
    private final List<Sort> order;
    private final OrderKey insertionOrder;

    private Fields(Builder builder) {
        from = Sql.of(builder.from);
        fields = new LinkedHashMap<>();
        builder.drafts.forEach((key, draft) -> fields.put(key, draft.finished()));
        secrets = builder.secrets;
        columns = columns(field -> !field.computed());
        answerable = columns(field -> !field.computed() && !field.hidden());
        aliases = Map.copyOf(builder.aliases);
        keywords = builder.keywords.stream().map(columns::get).toList();
        minimal = builder.minimal;
        order = builder.order.stream().map(Sort::written).toList();
        insertionOrder = new OrderKey(Sql.of(builder.insertionOrder), true);
        order.forEach(sort -> columns.get(sort.key()));
        minimal.forEach(this::answered);
    }

    private Columns columns(Predicate<Field> condition) {
        Map<String, Term> terms = new LinkedHashMap<>();
        fields.values().stream()
                .filter(condition)
                .forEach(field -> terms.put(field.key(), field.term()));
        return new Columns(terms, secrets);
    }

    /** Starts a white list over {@code users u} or a join. */
    public static Builder from(String sqlFrom) {
        return new Builder(sqlFrom);
    }

    /**
     * Starts with a record, which is the shape of the answer: each member is the column of its name
     * in the table called {@code alias}, never null where it is not {@code @Nullable}. What is told
     * again afterwards replaces that.
     */
    public static Builder of(Class<? extends Record> shape, String alias, String sqlFrom) {
        return Shape.columns(shape, alias, new Builder(sqlFrom));
    }

    /** One row as a jsonb object, for an answer that it stands in; its nulls are left out. */
    public String json() {
        return fields.values().stream()
                .filter(field -> !field.hidden())
                .map(field -> "'" + field.key() + "', " + field.term().constantJson())
                .collect(joining(", ", "jsonb_strip_nulls(jsonb_build_object(", "))"));
    }

    Sql from() {
        return from;
    }

    /** What may be filtered and sorted by. */
    Columns columns() {
        return columns;
    }

    /** What may also be shown in a statistic. */
    Columns answerable() {
        return answerable;
    }

    Collection<Field> all() {
        return fields.values();
    }

    /** Some field of those that are searched contains the word. */
    private Sql anywhere(String word) {
        List<String> pattern = List.of(Condition.likePattern(word));
        return Sql.anyOf(keywords.stream().map(term -> term.contains(pattern)).toList());
    }

    List<Term> keywords() {
        return keywords;
    }

    List<String> minimal() {
        return minimal;
    }

    List<Sort> order() {
        return order;
    }

    OrderKey insertionOrder() {
        return insertionOrder;
    }

    Sql condition(Condition condition, Instant now) {
        if (condition.isSearch() && !fields.containsKey(condition.key())) {
            return anywhere(condition.search());
        }
        String key = condition.key();
        String first = Columns.segments(key).get(0);
        String real = aliases.getOrDefault(first, first) + key.substring(first.length());
        return condition.on(real).sql(columns, now);
    }

    /** The path of a key an answer can show. */
    List<String> answered(String key) {
        List<String> path = Columns.segments(key);
        Optional<Term> filterable = columns.find(key);
        Optional.ofNullable(fields.get(path.get(0)))
                .filter(field -> !field.hidden())
                .filter(field -> field.computed() || filterable.isPresent())
                .orElseThrow(() -> Columns.unknown(key));
        return path;
    }

    /** Adds fields one by one; a property belongs to the field added last. */
    public static final class Builder {

        private final String from;
        private final Map<String, Field.Draft> drafts = new LinkedHashMap<>();
        private Field.@Nullable Draft last;
        private final Map<String, String> aliases = new HashMap<>();
        private Set<String> secrets = Set.of();
        private List<String> keywords = List.of();
        private List<String> minimal = List.of();
        private List<String> order = List.of();
        private String insertionOrder = "id";

        private Builder(String from) {
            this.from = from;
        }

        public Builder text(String key) {
            return text(key, key);
        }

        public Builder text(String key, String sql) {
            return scalar(key, Scalar.TEXT, sql);
        }

        /** A text whose index compares by code point, whatever the database's language is. */
        public Builder textByCodePoint(String key, String sql) {
            Sql column = expression(sql);
            return add(
                    key,
                    (optional, notNull) ->
                            ScalarTerm.indexedByCodePoint(column, optional, notNull));
        }

        public Builder flag(String key) {
            return flag(key, key);
        }

        public Builder flag(String key, String sql) {
            return scalar(key, Scalar.FLAG, sql);
        }

        public Builder integer(String key) {
            return integer(key, key);
        }

        public Builder integer(String key, String sql) {
            return scalar(key, Scalar.NUMBER, sql);
        }

        public Builder time(String key) {
            return time(key, key);
        }

        public Builder time(String key, String sql) {
            return scalar(key, Scalar.TIME, sql);
        }

        /** A jsonb array of text. */
        public Builder list(String key) {
            return list(key, key);
        }

        public Builder list(String key, String sql) {
            return json(key, sql);
        }

        /** A jsonb object of free form: any sub-key may be named. */
        public Builder map(String key) {
            return map(key, key);
        }

        public Builder map(String key, String sql) {
            return json(key, sql);
        }

        /** A jsonb object with plain {@code members} and {@code maps} of free form. */
        public Builder document(String key, String sql, Set<String> members, Set<String> maps) {
            Sql column = expression(sql);
            return add(
                    key, (optional, notNull) -> new DocumentTerm(column, members, maps, optional));
        }

        /** Any jsonb expression, only answered: no filter, order or statistic can name it. */
        public Builder computed(String key, String sqlJsonb) {
            json(key, sqlJsonb);
            last().computed = true;
            return this;
        }

        private Builder scalar(String key, Scalar type, String sql) {
            Sql column = expression(sql);
            return add(key, (optional, notNull) -> new ScalarTerm(type, column, optional, notNull));
        }

        private Builder json(String key, String sql) {
            Sql column = expression(sql);
            return add(key, (optional, notNull) -> new JsonTerm(column, List.of(), optional));
        }

        private static Sql expression(String sql) {
            return Sql.of(sql.matches("[\\w.]+") ? sql : "(" + sql + ")");
        }

        private Builder add(String key, BiFunction<Boolean, Boolean, Term> term) {
            last = drafts.computeIfAbsent(key, fresh -> new Field.Draft(fresh, term));
            last.term = term;
            return this;
        }

        private Field.Draft last() {
            return Objects.requireNonNull(last, "a property belongs to a field");
        }

        /** Members of the record that stand in other answers of it only. */
        public Builder without(String... keys) {
            drafts.keySet().removeAll(List.of(keys));
            return this;
        }

        /** Null means absent: {@code exists} sees it missing and statistics leave it out. */
        public Builder optional() {
            last().optional = true;
            return this;
        }

        /** The column is never null, so that a plain index can order by it. */
        public Builder notNull() {
            last().notNull = true;
            return this;
        }

        /** What an answer shows where the column is null, e.g. {@code {}}. */
        public Builder emitted(String jsonConstant) {
            last().emitted = Optional.of(JsonValues.parse(jsonConstant));
            return this;
        }

        /** May be filtered by and sorted by, but stands in no answer. */
        public Builder hidden() {
            last().hidden = true;
            return this;
        }

        /** The fields {@code query.keyword} searches; they should share a trigram index. */
        public Builder keyword(String... keys) {
            keywords = List.of(keys);
            return this;
        }

        public Builder minimal(String... keys) {
            minimal = List.of(keys);
            return this;
        }

        /** The order when a query names none; {@code "-key"} is descending. */
        public Builder order(String... keys) {
            order = List.of(keys);
            return this;
        }

        /** Keys a client may try: refused as secrets, also below, where others are just unknown. */
        public Builder secret(String... keys) {
            secrets = Set.of(keys);
            return this;
        }

        /** A filter on {@code clientKey} is applied to {@code key}. */
        public Builder alias(String clientKey, String key) {
            aliases.put(clientKey, key);
            return this;
        }

        /** A unique column that grows; breaks every tie. {@code id} unless named. */
        public Builder insertionOrder(String sqlColumn) {
            insertionOrder = sqlColumn;
            return this;
        }

        public Fields build() {
            return new Fields(this);
        }
    }
}
