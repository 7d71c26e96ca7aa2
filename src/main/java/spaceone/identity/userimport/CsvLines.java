package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import spaceone.identity.Json;

/**
 * A table (RFC 4180) as people, a row each. An empty cell says nothing; what was marked as text for
 * spreadsheets ({@code '=…}) is unmarked.
 */
final class CsvLines {

    private static final String TAG = "tags.";
    private static final Set<String> ROLE = Set.of("role_id", "workspace_id");
    private static final Set<String> CONSTANTS = Set.of("auth_type", "state");
    private static final Set<String> COLUMNS =
            Set.of(
                    "user_id",
                    "auth_type",
                    "state",
                    "password_hash",
                    "otp_secret",
                    "name",
                    "email",
                    "email_verified",
                    "language",
                    "timezone",
                    "tags",
                    "required_actions",
                    "role_id",
                    "workspace_id",
                    "created_at",
                    "last_accessed_at");

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).build();

    private CsvLines() {}

    /** {@code columns}: what they are; none where the first row says it. */
    static List<String> read(String content, List<String> columns) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        try (var parser = FORMAT.parse(new StringReader(text))) {
            List<String> lines = new ArrayList<>();
            List<String> names = columns;
            for (CSVRecord row : parser) {
                if (names.isEmpty()) {
                    names = row.stream().map(String::strip).toList();
                    demandKnown(names);
                } else {
                    lines.add(line(row, names));
                }
            }
            return lines;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw INVALID_PARAMETER.with("content", "is no table as RFC 4180 has it");
        }
    }

    /** A column without a name is passed over. */
    static void demandKnown(List<String> names) {
        for (String name : names) {
            boolean tag = name.startsWith(TAG) && name.length() > TAG.length();
            if (!name.isEmpty() && !tag && !COLUMNS.contains(name)) {
                throw INVALID_PARAMETER.with("columns", name + " is no column");
            }
        }
        if (!names.contains("user_id")) {
            throw INVALID_PARAMETER.with("columns", "there is no user_id");
        }
    }

    private static String line(CSVRecord row, List<String> names) {
        JsonObjectBuilder person = Json.createObjectBuilder();
        JsonObjectBuilder tags = Json.createObjectBuilder();
        JsonObjectBuilder role = Json.createObjectBuilder();
        boolean tagged = false;
        boolean appointed = false;
        for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
            String name = names.get(i);
            String cell = unmarked(row.get(i)).strip();
            if (name.isEmpty() || cell.isEmpty()) {
                continue;
            }
            if (name.equals("tags")) {
                tags.addAll(Json.createObjectBuilder(object(cell)));
                tagged = true;
            } else if (name.startsWith(TAG)) {
                tags.add(name.substring(TAG.length()), cell);
                tagged = true;
            } else if (ROLE.contains(name)) {
                role.add(name, cell);
                appointed |= name.equals("role_id");
            } else {
                add(person, name, cell);
            }
        }
        if (tagged) {
            person.add("tags", tags);
        }
        if (appointed) {
            person.add("roles", Json.createArrayBuilder().add(role));
        }
        return person.build().toString();
    }

    private static void add(JsonObjectBuilder person, String name, String cell) {
        if (name.equals("email_verified")) {
            String said = cell.toLowerCase(Locale.ROOT);
            person.add(name, Stream.of("true", "yes", "y", "1").anyMatch(said::equals));
        } else if (name.equals("required_actions")) {
            var actions = Json.createArrayBuilder();
            Arrays.stream(cell.split("[ ,;]+")).forEach(actions::add);
            person.add(name, actions);
        } else if (CONSTANTS.contains(name)) {
            person.add(name, cell.toUpperCase(Locale.ROOT));
        } else {
            person.add(name, cell);
        }
    }

    /** As exports write tags; what is none says nothing. */
    private static JsonObject object(String cell) {
        try (var reader = Json.createReader(new StringReader(cell))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw INVALID_PARAMETER.with("content", "a cell of tags is no JSON object");
        }
    }

    private static String unmarked(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == '\''
                        && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }
}
