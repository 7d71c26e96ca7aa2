package spaceone.identity.access;

/** The sets of people inside a workspace: each is a table of its own, and all work alike. */
public enum Circle {
    USER_GROUP("user_group"),
    PROJECT("project"),
    PROJECT_GROUP("project_group");

    private final String noun;

    Circle(String noun) {
        this.noun = noun;
    }

    String table() {
        return noun + "_users";
    }

    /** What becomes of whoever is in already, in SQL. */
    String whoIsIn() {
        return this == USER_GROUP
                ? "(user_group_id, user_id) do update set from_directory = false"
                        + " where user_group_users.from_directory"
                : "do nothing";
    }

    String key() {
        return noun + "_id";
    }
}
