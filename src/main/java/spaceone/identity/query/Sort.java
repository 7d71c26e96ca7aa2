package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.List;

/** One key of an order. */
record Sort(String key, boolean descending) {

    static List<Sort> parse(Members members) {
        return members.objects("sort", Sort::parseOne, "key", "desc");
    }

    private static Sort parseOne(Members members) {
        if (members.text("key").isEmpty()) {
            throw DB_QUERY.with("a sort entry needs a key");
        }
        return new Sort(members.text("key"), members.flag("desc"));
    }

    /** As a room writes it: {@code "-created_at"} is descending. */
    static Sort written(String key) {
        return key.startsWith("-") ? new Sort(key.substring(1), true) : new Sort(key, false);
    }
}
