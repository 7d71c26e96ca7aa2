package spaceone.identity.query;

/** What a group is made by: the value of a key, or a part of a timestamp. */
record GroupKey(String key, String name, String dateFormat) {

    static final String[] MEMBERS = {"k|key", "n|name", "date_format"};

    static GroupKey parse(Members members) {
        return new GroupKey(
                members.required("key"), members.required("name"), members.text("date_format"));
    }

    Term term(Columns columns) {
        Term term = columns.get(key);
        return dateFormat.isEmpty() ? term.collated() : DateFormat.of(dateFormat, term);
    }
}
