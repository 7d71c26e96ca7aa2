package spaceone.identity.plan;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the database ran a statement.
 *
 * @param rows what it took from tables and indexes, whether it used it or not
 * @param buffers the blocks of 8 KiB it looked at
 * @param ways how it came to the rows, e.g. {@code Index Scan of users_email}
 */
record Plan(String sql, long rows, long buffers, List<String> ways) {

    static Plan of(JsonObject explained) {
        JsonObject root = explained.getJsonObject("Plan");
        List<JsonObject> scans =
                nodes(root)
                        .filter(node -> node.getString("Node Type").endsWith("Scan"))
                        .filter(node -> node.containsKey("Relation Name") || isOfIndex(node))
                        .toList();
        return new Plan(
                explained.getString("Query Text"),
                scans.stream().mapToLong(Plan::taken).sum(),
                number(root, "Shared Hit Blocks") + number(root, "Shared Read Blocks"),
                scans.stream().map(Plan::way).toList());
    }

    /** Whether it only tells how many there are. */
    boolean counts() {
        return sql.matches("(?is)select (count\\(|coalesce\\(sum|\\().*");
    }

    private static Stream<JsonObject> nodes(JsonObject node) {
        List<JsonObject> children =
                node.containsKey("Plans")
                        ? node.getJsonArray("Plans").getValuesAs(JsonValue::asJsonObject)
                        : List.of();
        return Stream.concat(Stream.of(node), children.stream().flatMap(Plan::nodes));
    }

    private static boolean isOfIndex(JsonObject scan) {
        return scan.containsKey("Index Name");
    }

    private static long taken(JsonObject scan) {
        return (number(scan, "Actual Rows")
                        + number(scan, "Rows Removed by Filter")
                        + number(scan, "Rows Removed by Index Recheck"))
                * Math.max(1, number(scan, "Actual Loops"));
    }

    private static long number(JsonObject node, String name) {
        return node.containsKey(name)
                ? (long) Math.ceil(node.getJsonNumber(name).doubleValue())
                : 0;
    }

    private static String way(JsonObject scan) {
        return scan.getString("Node Type")
                + " of "
                + scan.getString("Index Name", scan.getString("Relation Name", ""))
                + " ("
                + taken(scan)
                + ")";
    }
}
