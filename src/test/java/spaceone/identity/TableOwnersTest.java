package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table belongs to a room, and SQL is held to the plan of rooms as imports are: it names
 * tables of its own room and of those below it.
 */
class TableOwnersTest {

    private static final Path HOUSE = Path.of("src/main/java/spaceone/identity");

    /** Tables that no entity stands for. */
    private static final Map<String, String> OWNERS =
            Map.ofEntries(
                    Map.entry("domain_logos", "tenancy"),
                    Map.entry("failed_attempts", "verification"),
                    Map.entry("known_sources", "verification"),
                    Map.entry("quotas", "verification"),
                    Map.entry("passkey_challenges", "mfa"),
                    Map.entry("known_devices", "mfa"),
                    Map.entry("factor_reminders", "mfa"),
                    Map.entry("mail_texts", "mail"),
                    Map.entry("nodes", "node"),
                    Map.entry("secret_keys", "secret"),
                    Map.entry("system_tokens", "token"),
                    Map.entry("project_users", "project"),
                    Map.entry("project_group_users", "project"),
                    Map.entry("user_group_users", "usergroup"),
                    Map.entry("workspace_group_users", "workspacegroup"),
                    Map.entry("reset_requests", "user"),
                    Map.entry("user_counts", "user"),
                    Map.entry("user_tallies", "user"),
                    Map.entry("user_import_chunks", "userimport"),
                    Map.entry("user_import_lines", "userimport"),
                    Map.entry("rescues", "founding"),
                    Map.entry("applied_change_logs", "schema"));

    /**
     * What reads upwards today: circles that the imports do not show. To be taken away, never added
     * to: a new one asks for a finder in the room that owns the table.
     */
    private static final Set<String> UPWARDS =
            Set.of(
                    "access reads apps",
                    "access reads users",
                    "access reads workspace_group_users",
                    "audit reads users",
                    "tenancy reads role_bindings",
                    "user reads workspace_group_users",
                    "workspacegroup reads users");

    private static final Pattern TABLE =
            Pattern.compile("@Table\\(\\s*name\\s*=\\s*\"(\\w+)\"", Pattern.DOTALL);
    private static final Pattern MADE = Pattern.compile("(?m)^create table (\\w+)");
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:from|join|into|update|using|only|lock table)\\s+(\\w+)");

    private final Map<String, String> owners = owners();

    @Test
    void everyTableHasAnOwner() {
        Set<String> made =
                sources(Path.of("src/main/liquibase"), ".sql")
                        .flatMap(file -> MADE.matcher(text(file)).results())
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(made).hasSizeGreaterThan(20);
        made.removeAll(owners.keySet());
        assertThat(made).as("name the room of these tables here").isEmpty();
    }

    @Test
    void roomsNameTheirOwnTablesAndThoseOfRoomsBelow() {
        Set<String> upwards = new TreeSet<>();
        sources(HOUSE, ".java").forEach(file -> upwards.addAll(upwards(file)));

        assertThat(upwards)
                .as("tables that a room may not know; what is gone, take out of the list")
                .containsExactlyInAnyOrderElementsOf(UPWARDS);
    }

    private Set<String> upwards(Path file) {
        Path place = HOUSE.relativize(file);
        if (place.getNameCount() == 1) {
            return Set.of();
        }
        Rooms room = Rooms.valueOf(place.getName(0).toString());
        Set<String> below = Set.of(room.mayUse());
        Set<String> found = new TreeSet<>();
        Matcher texts = TEXT.matcher(text(file));
        while (texts.find()) {
            String sql = texts.group(1) == null ? texts.group(2) : texts.group(1);
            NAMED.matcher(sql)
                    .results()
                    .map((MatchResult named) -> named.group(1))
                    .filter(owners::containsKey)
                    .filter(table -> !owners.get(table).equals(room.name()))
                    .filter(table -> !below.contains(owners.get(table)))
                    .forEach(table -> found.add(room.name() + " reads " + table));
        }
        return found;
    }

    private static Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>(OWNERS);
        for (Path file : sources(HOUSE, ".java").toList()) {
            Matcher entity = TABLE.matcher(text(file));
            if (entity.find()) {
                owners.put(entity.group(1), HOUSE.relativize(file).getName(0).toString());
            }
        }
        return owners;
    }

    private static Stream<Path> sources(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(ending)).toList();
            return all.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
