package spaceone.identity.query;

import java.util.List;

/** One key of an order. */
record Sort(String key, boolean descending) {

    static List<Sort> parse(Members members) {
        return members.objects("sort", Sort::parseOne, "key", "desc");
    }

    private static Sort parseOne(Members members) {
        return new Sort(members.required("key"), members.flag("desc"));
    }

    /** As a room writes it: {@code "-created_at"} is descending. */
    static Sort written(String key) {
        return key.startsWith("-") ? new Sort(key.substring(1), true) : new Sort(key, false);
    }
}
