package spaceone.identity.query;

/** One expression rows are ordered by, in the form an index on it has. */
record OrderKey(Sql sql, boolean neverNull) {

    /** Nulls come first ascending and last descending; saying so would hide a plain index. */
    Sql direction(boolean descending) {
        String nulls = descending ? " NULLS LAST" : " NULLS FIRST";
        return Sql.of("?" + (descending ? " DESC" : "") + (neverNull ? "" : nulls), sql);
    }
}
