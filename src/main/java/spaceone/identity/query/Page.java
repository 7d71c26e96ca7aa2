package spaceone.identity.query;

/** Rows from the {@code start}th (1-based), at most {@code limit}; no limit means all rows. */
record Page(long start, long limit) {

    static final Page ALL = new Page(1, 0);

    static Page parse(Members members) {
        if (!members.has("page")) {
            return ALL;
        }
        Members page = members.object("page", "start", "limit");
        long limit = page.count("limit");
        return limit == 0 ? ALL : new Page(Math.max(1, page.count("start")), limit);
    }

    boolean isLimited() {
        return limit > 0;
    }

    long offset() {
        return start - 1;
    }
}
