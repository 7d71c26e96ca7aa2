package spaceone.identity.query;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import spaceone.identity.operation.QueryMeter;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** Runs queries and answers with rows in API spelling. Only ever reads. */
@Stateless
public class Results {

    @Inject DataSource dataSource;

    @Inject Clock clock;

    @Inject Bookmarks bookmarks;

    @Inject
    @Configured(Setting.QUERY_TIMEOUT)
    Duration timeout;

    @Inject
    @Configured(Setting.QUERY_MAX_ANSWER)
    int maxAnswer;

    @Resource SessionContext context;

    /**
     * Holds the rows while they are few. As soon as they weigh more than memory should hold, it
     * lets go of them, and the answer is a stream that begins afresh: mistakes are told before
     * anything is written, and no list, with a page or without, costs memory by its length.
     */
    public Listing list(Fields fields, Scope scope, Query query) {
        return measured(
                query.countOnly() ? "count" : "list",
                () -> {
                    Held held = new Held();
                    long total = walk(fields, scope, query, held::add);
                    // Later, in a transaction of its own: without one there is no cursor.
                    return held.isFull()
                            ? Listing.streamed(row -> self().stream(fields, scope, query, row))
                            : Listing.held(held.rows(), total, query.countOnly());
                });
    }

    /** The first row, in the record that told the fields. */
    public <R extends Record> Optional<R> first(Class<R> shape, Fields fields, Scope scope) {
        return list(fields, scope, Query.all()).results().stream()
                .findFirst()
                .map(row -> Shape.read(shape, row));
    }

    /**
     * Hands over each row as the cursor brings it, so that memory does not grow with their number.
     * Returns the total count.
     */
    public long stream(Fields fields, Scope scope, Query query, Consumer<JsonObject> consumer) {
        return measured(
                "stream",
                () ->
                        walk(
                                fields,
                                scope,
                                query,
                                (row, weight) -> {
                                    consumer.accept(row);
                                    return true;
                                }));
    }

    private Results self() {
        return context == null ? this : context.getBusinessObject(Results.class);
    }

    /** Takes a row and says whether it wants more. */
    private interface Taker {
        boolean take(JsonObject row, long weight);
    }

    private long walk(Fields fields, Scope scope, Query query, Taker taker) {
        Relation rows = query.rows(fields, scope, clock.instant());
        Sql count = query.count(rows, scope);
        if (query.countOnly()) {
            return statements().count(count);
        }
        Projection projection = Projection.of(fields, query, rows.columns());
        Walk walk = new Walk(rows, query.page(), projection, bookmarks);
        long found =
                statements()
                        .forEach(
                                walk.select(), (row, weight) -> taker.take(walk.read(row), weight));
        return walk.end(found)
                ? query.total(found, () -> statements().count(count))
                : statements().count(count);
    }

    public JsonObject stat(Fields fields, Scope scope, Statistics statistics) {
        return measured("stat", () -> calculate(fields, scope, statistics));
    }

    private JsonObject calculate(Fields fields, Scope scope, Statistics statistics) {
        Relation rows = statistics.rows(fields, scope, clock.instant());
        Page page = statistics.page();
        List<JsonValue> results = new ArrayList<>();
        long found = build(rows, page, row -> results.add(statistics.result(row)));
        JsonObjectBuilder answer = JsonValues.object().add("results", JsonValues.ofAny(results));
        if (page.isLimited()) {
            answer.add("total_count", page.total(found, () -> statements().count(rows.count())));
        }
        return answer.build();
    }

    public JsonObject analyze(Fields fields, Scope scope, Analysis analysis) {
        return measured("analyze", () -> pivot(fields, scope, analysis));
    }

    private JsonObject pivot(Fields fields, Scope scope, Analysis analysis) {
        Relation rows = analysis.rows(fields, scope, clock.instant());
        Page page = analysis.page();
        List<JsonObject> results = new ArrayList<>();
        // One row further than the page tells whether there is more.
        build(rows, page.longer(), results::add);
        JsonObjectBuilder answer = JsonValues.object();
        if (page.isLimited()) {
            answer.add("more", results.size() > page.limit());
        }
        List<JsonObject> shown =
                page.isLimited()
                        ? results.subList(0, (int) Math.min(results.size(), page.limit()))
                        : results;
        return answer.add("results", JsonValues.ofAny(shown)).build();
    }

    /** An answer that lies in memory as a whole, as far as its bound allows. */
    private long build(Relation rows, Page page, Consumer<JsonObject> consumer) {
        Bounded bounded = new Bounded(rows, page, maxAnswer);
        return statements()
                .forEach(
                        bounded.select(),
                        (row, weight) -> {
                            consumer.accept(bounded.read(row, weight));
                            return true;
                        });
    }

    /** Those that are refused or time out count, too: they are what one looks for. */
    private static <T> T measured(String kind, Supplier<T> query) {
        long begin = System.nanoTime();
        try {
            return query.get();
        } finally {
            QueryMeter.took(kind, System.nanoTime() - begin);
        }
    }

    private Statements statements() {
        return new Statements(dataSource, timeout);
    }
}
