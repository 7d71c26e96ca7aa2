package spaceone.identity.query;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs queries and answers with rows in API spelling. Only ever reads. */
@Stateless
public class Results {

    @Resource(lookup = "java:app/jdbc/identity")
    DataSource dataSource;

    @Inject Clock clock;

    @Inject
    @ConfigProperty(name = "identity.query.timeout", defaultValue = "PT5S")
    Duration timeout;

    public Listing list(Fields fields, Scope scope, Query query) {
        Rows rows = new Rows(fields, query, query.filter().where(fields, scope, clock.instant()));
        if (query.countOnly()) {
            return new Listing(List.of(), statements().count(rows.count()), true);
        }
        Projection projection = Projection.of(fields, query);
        List<JsonObject> results =
                statements().list(rows.select(projection.columns()), projection::read);
        return new Listing(results, total(query.page(), results.size(), rows), false);
    }

    /**
     * For lists without a page: hands over each row as the cursor brings it, so that memory does
     * not grow with their number. Returns the total count.
     */
    public long stream(Fields fields, Scope scope, Query query, Consumer<JsonObject> consumer) {
        Rows rows = new Rows(fields, query, query.filter().where(fields, scope, clock.instant()));
        if (query.countOnly()) {
            return statements().count(rows.count());
        }
        Projection projection = Projection.of(fields, query);
        long handed =
                statements()
                        .forEach(
                                rows.select(projection.columns()),
                                row -> consumer.accept(projection.read(row)));
        return total(query.page(), handed, rows);
    }

    /** A page that is not full, or no page at all, proves the total without counting. */
    private long total(Page page, long found, Rows rows) {
        boolean proven = !page.isLimited() || found > 0 && found < page.limit();
        return proven ? page.offset() + found : statements().count(rows.count());
    }

    private Statements statements() {
        return new Statements(dataSource, timeout);
    }
}
