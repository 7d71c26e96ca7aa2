package spaceone.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The table of authorization.txt, as tests read it; knows nothing of the code it is held against.
 */
public final class AuthorizationTable {

    /** What the table says about one method. */
    public record Row(
            String route, boolean acts, String permission, Set<String> callers, String self) {

        public boolean isPublic() {
            return permission.equals("-");
        }

        /** The method judges the bearer by itself, and wants another kind than any method else. */
        public boolean judgesTheBearer() {
            return callers.contains("bearer");
        }

        /** {@code role} as the table writes it; {@code permissions} are those of the token. */
        public boolean allows(String role, boolean human, List<String> permissions) {
            boolean byRole = callers.contains("human") ? human : callers.contains(role);
            return byRole && covers(permissions, permission)
                    || !self.isEmpty() && human && covers(permissions, self);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    private AuthorizationTable(Stream<String> lines) {
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::read);
    }

    public static AuthorizationTable read() {
        try (InputStream file =
                AuthorizationTable.class.getResourceAsStream("/tenancy/authorization.txt")) {
            return new AuthorizationTable(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] cells = Stream.of(line.split("\\|")).map(String::strip).toArray(String[]::new);
        for (String verb : cells[1].split(" +")) {
            boolean acts = verb.endsWith("!");
            String route = cells[0] + "/" + verb.replace("!", "");
            Row row =
                    new Row(
                            route,
                            acts,
                            cells[2],
                            Set.of(cells[3].split(" ")),
                            cells.length > 4 ? cells[4] : "");
            if (rows.put(route, row) != null) {
                throw new IllegalStateException("two rows for " + route);
            }
        }
    }

    public List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** Whole segments or a star at the end; enough for the permissions that tests give. */
    private static boolean covers(List<String> permissions, String needed) {
        return permissions.isEmpty()
                || needed.equals("any")
                || permissions.stream()
                        .map(
                                entry ->
                                        entry.endsWith("*")
                                                ? entry.substring(0, entry.length() - 1)
                                                : entry)
                        .anyMatch(
                                entry ->
                                        needed.equals(entry)
                                                || needed.startsWith(
                                                        entry.endsWith(".") ? entry : entry + "."));
    }
}
