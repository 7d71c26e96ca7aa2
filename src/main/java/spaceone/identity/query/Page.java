package spaceone.identity.query;

import java.util.function.LongSupplier;

/** Rows from the {@code start}th (1-based), at most {@code limit}; no limit means all rows. */
record Page(long start, long limit) {

    static final Page ALL = new Page(1, 0);

    static Page parse(Members members) {
        if (!members.has("page")) {
            return ALL;
        }
        Members page = members.object("page", "start", "limit");
        long start = page.count("start");
        long limit = page.count("limit");
        return limit == 0 ? ALL : new Page(Math.max(1, start), limit);
    }

    boolean isLimited() {
        return limit > 0;
    }

    long offset() {
        return start - 1;
    }

    Page longer() {
        return isLimited() ? new Page(start, limit + 1) : this;
    }

    /** The same rows, counted from behind the one before them. */
    Page fromHere() {
        return new Page(1, limit);
    }

    Sql of(Sql rows) {
        return Sql.of("??", rows, clause());
    }

    /** With a blank before it; nothing when there is no page. */
    Sql clause() {
        return isLimited() ? Sql.of(" LIMIT ? OFFSET ?", limit, offset()) : Sql.NOTHING;
    }

    /** A page that is not full, or no page at all, proves the total without counting. */
    long total(long found, LongSupplier count) {
        boolean proven = !isLimited() || found < limit && (found > 0 || start == 1);
        return proven ? offset() + found : count.getAsLong();
    }
}
