package spaceone.identity.query;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import spaceone.identity.operation.QueryMeter;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** Runs queries and answers with rows in API spelling. Only ever reads. */
@Stateless
public class Results {

    @Resource(lookup = "java:app/jdbc/identity")
    DataSource dataSource;

    @Inject Clock clock;

    @Inject Bookmarks bookmarks;

    @Inject
    @Configured(Setting.QUERY_TIMEOUT)
    Duration timeout;

    public Listing list(Fields fields, Scope scope, Query query) {
        List<JsonObject> results = new ArrayList<>();
        long total = stream(fields, scope, query, results::add);
        return new Listing(results, total, query.countOnly());
    }

    /**
     * For lists without a page: hands over each row as the cursor brings it, so that memory does
     * not grow with their number. Returns the total count.
     */
    public long stream(Fields fields, Scope scope, Query query, Consumer<JsonObject> consumer) {
        return measured(
                query.countOnly() ? "count" : "list", () -> walk(fields, scope, query, consumer));
    }

    private long walk(Fields fields, Scope scope, Query query, Consumer<JsonObject> consumer) {
        Relation rows = query.rows(fields, scope, clock.instant());
        Sql count = query.count(rows, scope);
        if (query.countOnly()) {
            return statements().count(count);
        }
        Projection projection = Projection.of(fields, query, rows.columns());
        Walk walk = new Walk(rows, query.page(), projection, bookmarks);
        long found = statements().forEach(walk.select(), row -> consumer.accept(walk.read(row)));
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
        JsonArrayBuilder results = JsonValues.list();
        long found =
                statements()
                        .forEach(
                                page.of(rows.select()),
                                row -> results.add(statistics.result(rows.read(row))));
        JsonObjectBuilder answer = JsonValues.object().add("results", results);
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
        statements().forEach(page.longer().of(rows.select()), row -> results.add(rows.read(row)));
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
