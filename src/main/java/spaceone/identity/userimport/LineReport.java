package spaceone.identity.userimport;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;

/** What became of a line. */
record LineReport(
        @Nullable String userId,
        Outcome outcome,
        Collection<String> changed,
        @Nullable String code,
        @Nullable String message) {

    private static final int LONGEST_ID = 300;
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_MESSAGE = 500;

    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED,
        DISABLED;

        /** Where it is counted. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static LineReport of(UserImport.Brought brought) {
        return of(brought.userId(), brought.imported());
    }

    static LineReport of(String userId, Imported imported) {
        return new LineReport(
                userId, Outcome.valueOf(imported.outcome().name()), imported.changed(), null, null);
    }

    static LineReport created(ImportedUser plain) {
        return new LineReport(plain.person().userId(), Outcome.CREATED, plain.told(), null, null);
    }

    static LineReport disabled(String userId) {
        return new LineReport(userId, Outcome.DISABLED, List.of("state"), null, null);
    }

    static LineReport refused(@Nullable String userId, String code, String message) {
        return new LineReport(
                storable(userId, LONGEST_ID),
                Outcome.REFUSED,
                List.of(),
                storable(code, LONGEST_CODE),
                storable(message, LONGEST_MESSAGE));
    }

    /** As it is kept, but for what it was. */
    JsonObject row(int line) {
        JsonArrayBuilder members = Json.createArrayBuilder();
        changed.forEach(members::add);
        JsonObjectBuilder row =
                Json.createObjectBuilder().add("line", line).add("changed", members);
        told(row, "user_id", userId);
        told(row, "code", code);
        told(row, "message", message);
        return row.build();
    }

    private static void told(JsonObjectBuilder row, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            row.add(name, text);
        }
    }

    /** The database holds every character but one. */
    private static @Nullable String storable(@Nullable String text, int longest) {
        if (text == null) {
            return null;
        }
        String whole = text.replace('\u0000', '\ufffd');
        return whole.length() > longest ? whole.substring(0, longest) : whole;
    }
}
