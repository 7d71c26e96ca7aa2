package spaceone.identity.query;

import jakarta.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One reading of a list: starts at a bookmark if there is one, and leaves one where it ends. */
final class Walk {

    private final Relation rows;
    private final Page page;
    private final Projection projection;
    private final Bookmarks bookmarks;
    private final Optional<List<Object>> keyBefore;
    private List<Object> lastKey = List.of();

    Walk(Relation rows, Page page, Projection projection, Bookmarks bookmarks) {
        this.rows = rows;
        this.page = page;
        this.projection = projection;
        this.bookmarks = bookmarks;
        this.keyBefore = bookmarks.before(page, rows);
    }

    Sql select() {
        List<Sql> columns = new ArrayList<>(projection.columns());
        if (page.isLimited()) {
            rows.order().keys().forEach(each -> columns.add(each.key().sql()));
        }
        return keyBefore
                .map(key -> page.fromHere().of(rows.after(key).select(columns)))
                .orElseGet(() -> page.of(rows.select(columns)));
    }

    JsonObject read(ResultSet row) throws SQLException {
        if (page.isLimited()) {
            lastKey = new ArrayList<>();
            for (int i = 1; i <= rows.order().keys().size(); i++) {
                lastKey.add(row.getObject(projection.columns().size() + i));
            }
        }
        return projection.read(row);
    }

    /** Leaves the bookmark, and says whether the place of the page in the list is certain. */
    boolean end(long found) {
        // A page that is not full has nothing behind it.
        if (page.isLimited() && found == page.limit()) {
            bookmarks.put(rows, page.start() + found, lastKey);
        }
        return keyBefore.isEmpty();
    }
}
