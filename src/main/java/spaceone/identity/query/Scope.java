package spaceone.identity.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the caller may see at all: SQL constants with bound values. Every statement begins with it.
 */
public final class Scope {

    private final Sql sql;
    private final Optional<Sql> counted;
    private final Optional<Tally> tally;

    private Scope(Sql sql, Optional<Sql> counted, Optional<Tally> tally) {
        this.sql = sql;
        this.counted = counted;
        this.tally = tally;
    }

    /** Each {@code ?} takes a value; a list of texts becomes one array, for {@code = ANY(?)}. */
    public static Scope of(String constantSql, Object... values) {
        return new Scope(
                bound("(" + constantSql + ")", values), Optional.empty(), Optional.empty());
    }

    public Scope and(String constantSql, @Nullable Object... values) {
        return new Scope(
                Sql.of("? AND ?", sql, bound("(" + constantSql + ")", values)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * With a select that tells the number of rows in this scope faster than counting them, from a
     * number that is kept. Used where a query has no condition of its own.
     */
    public Scope counted(String constantSelect, Object... values) {
        return new Scope(sql, Optional.of(bound(constantSelect, values)), tally);
    }

    /**
     * With numbers that are kept of the rows in it; the scope itself names only columns of them.
     */
    public Scope tallied(Tally kept) {
        return new Scope(sql, counted, Optional.of(kept));
    }

    private static Sql bound(String constantSql, Object... values) {
        Object[] bound = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            bound[i] = values[i] instanceof List<?> list ? new SqlArray("text", list) : values[i];
        }
        return Sql.of(constantSql, bound);
    }

    Sql sql() {
        return sql;
    }

    Optional<Sql> counted() {
        return counted;
    }

    Optional<Tally> tally() {
        return tally;
    }
}
