package spaceone.identity.query;

import java.util.List;

/**
 * What the caller may see at all: SQL constants with bound values. Every statement begins with it.
 */
public final class Scope {

    private final Sql sql;

    private Scope(Sql sql) {
        this.sql = sql;
    }

    /** Each {@code ?} takes a value; a list of texts becomes one array, for {@code = ANY(?)}. */
    public static Scope of(String constantSql, Object... values) {
        Object[] bound = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            bound[i] = values[i] instanceof List<?> list ? new SqlArray("text", list) : values[i];
        }
        return new Scope(Sql.of("(" + constantSql + ")", bound));
    }

    public Scope and(String constantSql, Object... values) {
        return new Scope(Sql.of("? AND ?", sql, of(constantSql, values).sql));
    }

    Sql sql() {
        return sql;
    }
}
