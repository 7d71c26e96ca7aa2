package spaceone.identity.plan;

import java.util.Map;

/**
 * What a statement may read.
 *
 * @param rows taken from tables and indexes to answer with
 * @param counted taken to tell how many there are: the total is exact, so each is looked at
 * @param buffers blocks looked at, for both
 */
record Bounds(long rows, long counted, long buffers) {

    /** A page of a hundred, and what hangs on its rows. */
    private static final Bounds USUAL = new Bounds(450, 150, 450);

    /** A portion of what is over, of a thousand rows, each with the indexes it leaves. */
    private static final Bounds PORTION = new Bounds(4_000, 0, 6_000);

    private static final long MEMBERS = Population.USERS + 100L;

    /** Few values, no index: the table is read once. */
    private static final Bounds FEW_VALUES = new Bounds(Population.USERS + 6_000L, 1, 1_000);

    private static final Map<String, Bounds> OTHERS =
            Map.ofEntries(
                    Map.entry("users by state", FEW_VALUES),
                    Map.entry("users by auth_type", FEW_VALUES),
                    Map.entry("users by role_type", FEW_VALUES),
                    Map.entry("users by role_id", FEW_VALUES),
                    Map.entry("users disabled", new Bounds(14_000, 6_000, 1_200)),
                    Map.entry(
                            "users v2 'k':'user_id','v':'-z','o':'lt'",
                            new Bounds(5_500, 5_500, 1_000)),
                    Map.entry(
                            "users v1 'k':'user_id','v':'-z','o':'lt'",
                            new Bounds(5_500, 5_500, 1_000)),
                    // the pattern is in everybody: nothing but reading them all tells how many
                    Map.entry("keyword of many", new Bounds(450, 36_000, 1_000)),
                    Map.entry("keyword of many, of v1", new Bounds(450, 36_000, 1_000)),
                    // as many as are worth telling, twice, whoever lacks nothing passed over
                    Map.entry("who has no factor that counts", new Bounds(45_000, 45_000, 25_000)),
                    Map.entry("users deep", new Bounds(21_000, 1, 12_500)),
                    // on Turkish databases no index serves it
                    Map.entry(
                            "search 'k':'user_id','v':'^I-1600','o':'regex'",
                            new Bounds(36_000, 0, 1_000)),
                    // as many kinds as there are, times the slots
                    Map.entry("stat by state", new Bounds(1_000, 0, 100)),
                    Map.entry("stat by auth_type", new Bounds(1_000, 0, 100)),
                    Map.entry("stat by role_type", new Bounds(1_000, 0, 100)),
                    Map.entry("stat by role_id", new Bounds(1_000, 0, 100)),
                    Map.entry("stat count", new Bounds(1_000, 0, 100)),
                    Map.entry("how many people domains have", new Bounds(1_000, 0, 100)),
                    Map.entry("users of a large workspace", new Bounds(450, MEMBERS, 700)),
                    Map.entry("users narrowed to a large workspace", new Bounds(450, MEMBERS, 700)),
                    Map.entry("users of v1 with a role", new Bounds(450, 90_000, 2_500)),
                    Map.entry("domains", new Bounds(450, 3_100, 450)),
                    // each with the number of its members
                    Map.entry("workspaces", new Bounds(1_000, 3_100, 450)),
                    Map.entry("workspaces, minimal", new Bounds(1_000, 3_100, 450)),
                    Map.entry("workspaces by created_at", new Bounds(1_000, 3_100, 450)),
                    Map.entry("workspaces by name backwards", new Bounds(1_000, 3_100, 450)),
                    Map.entry("workspace by name", new Bounds(MEMBERS, 0, 450)),
                    Map.entry("workspaces by keyword", new Bounds(MEMBERS + 1_000, 6_100, 800)),
                    Map.entry("workspaces of a member", new Bounds(7_500, 0, 450)),
                    Map.entry("workspaces of an administrator", new Bounds(450, 6_200, 450)),
                    // each with its users and their names
                    Map.entry("workspace groups", new Bounds(7_500, 600, 10_000)),
                    Map.entry("workspace groups of a member", new Bounds(12_000, 0, 450)),
                    Map.entry("workspace groups with bindings", new Bounds(12_000, 0, 450)),
                    Map.entry("roles", new Bounds(650, 650, 450)),
                    Map.entry("roles, basic", new Bounds(650, 650, 450)),
                    Map.entry("role bindings", new Bounds(450, 42_000, 450)),
                    Map.entry("role bindings backwards", new Bounds(450, 42_000, 450)),
                    Map.entry("role bindings of a workspace", new Bounds(450, MEMBERS, 450)),
                    Map.entry("role bindings of a role", new Bounds(450, 42_000, 450)),
                    Map.entry("projects", new Bounds(600, 10_100, 900)),
                    Map.entry("projects of a workspace", new Bounds(600, 5_100, 900)),
                    Map.entry("projects of a member", new Bounds(6_000, 5_100, 4_000)),
                    Map.entry("project groups", new Bounds(450, 1_100, 450)),
                    Map.entry("user groups", new Bounds(900, 5_000, 1_000)),
                    Map.entry("user groups of a workspace", new Bounds(1_500, 2_100, 1_200)),
                    Map.entry("apps", new Bounds(450, 3_100, 450)),
                    Map.entry("configs", new Bounds(450, 250, 450)),
                    Map.entry("audit records", new Bounds(450, 21_000, 450)),
                    Map.entry("audit records of an action", new Bounds(900, 21_000, 450)),
                    Map.entry("mails", new Bounds(450, 10_100, 450)),
                    Map.entry("mails of all", new Bounds(450, 10_100, 450)),
                    Map.entry("mails to be sent", new Bounds(450, 0, 450)));

    static Bounds of(String name) {
        return name.startsWith("purge-") ? PORTION : OTHERS.getOrDefault(name, USUAL);
    }
}
