package spaceone.identity.query;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import spaceone.identity.NodeCache;

/**
 * Where deep pages ended, so that the page behind one starts there instead of counting its way from
 * the first row. Only a hint of this node, few and short-lived: without it a page costs its offset.
 * Between two pages of a walk a row may come or go; then the walk goes on behind the row it has
 * seen, where an offset would repeat or skip one.
 */
@ApplicationScoped
class Bookmarks {

    private static final int MOST = 1_000;
    private static final int LONGEST_QUERY = 4_096;
    private static final Duration LIFE = Duration.ofMinutes(1);

    @Inject Clock clock;

    /** Up to here an offset costs nothing, and is exact while rows come and go. */
    long shallow = 1_000;

    private final Cache<Place, List<Object>> bookmarks =
            NodeCache.ofAtMost(MOST, () -> clock).expireAfterWrite(LIFE).build();

    /** The rows and their order, whatever is shown of them. */
    private record Place(Sql rows, long start) {}

    /** The order key of the row before the page. */
    Optional<List<Object>> before(Page page, Relation rows) {
        if (!isDeep(page.start())) {
            return Optional.empty();
        }
        return Optional.ofNullable(bookmarks.getIfPresent(place(rows, page.start())));
    }

    void put(Relation rows, long start, List<Object> keyBefore) {
        Place place = place(rows, start);
        if (isDeep(start) && place.rows.toString().length() <= LONGEST_QUERY) {
            bookmarks.put(place, keyBefore);
        }
    }

    private boolean isDeep(long start) {
        return start > shallow;
    }

    private static Place place(Relation rows, long start) {
        return new Place(rows.select(List.of()), start);
    }
}
