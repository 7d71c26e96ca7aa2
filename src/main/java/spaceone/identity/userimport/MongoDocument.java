package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;

/** A document of the original's database, made plain: whatever is read of it is accounted for. */
record MongoDocument(JsonObject sent, Baggage baggage) {

    private static final int LONGEST = 255;

    /** Their domain had an id of its own there. */
    void tellOwnIds() {
        tell("_id", "the database's own");
        if (has("domain_id")) {
            baggage.mapped("domain_id", "domain_id", "this domain's");
        }
    }

    boolean has(String field) {
        return !Baggage.isNothing(sent.get(field));
    }

    boolean is(String field) {
        return sent.get(field) == JsonValue.TRUE;
    }

    void tell(String field, String reason) {
        if (has(field)) {
            baggage.told(field, reason);
        }
    }

    /** Whatever else it has is told to be unknown. */
    void tellAllBut(String... known) {
        baggage.tellUnknown(sent, Set.of(known), "");
    }

    @Nullable String kept(String field) {
        String value = baggage.text(sent, field, "");
        if (value != null && value.length() > LONGEST) {
            throw INVALID_PARAMETER.with(field, "longer than " + LONGEST + " characters");
        }
        if (value != null) {
            baggage.kept(field, field);
        }
        return value;
    }

    String demand(String field) {
        String value = kept(field);
        if (value == null) {
            throw REQUIRED_PARAMETER.with(field);
        }
        return value;
    }

    String name() {
        return Texts.name(demand("name"), "name");
    }

    JsonObject tags() {
        JsonObject tags = baggage.object(sent, "tags", "");
        if (!tags.isEmpty()) {
            baggage.kept("tags", "tags");
        }
        return tags;
    }

    @Nullable Instant moment(String field) {
        String text = baggage.text(sent, field, "");
        if (text == null) {
            return null;
        }
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (moment.isAfter(Instant.EPOCH)) {
                baggage.kept(field, field);
                return moment;
            }
        } catch (DateTimeException e) {
            // Told below, like one before there were computers.
        }
        baggage.told(field, "no moment");
        return null;
    }

    boolean isDisabled() {
        return "DISABLED".equals(kept("state"));
    }

    boolean isDeleted() {
        return sent.get("state") instanceof JsonString state && state.getString().equals("DELETED");
    }

    <T extends Enum<T>> T constant(String field, T[] values) {
        String value = demand(field);
        return Stream.of(values)
                .filter(each -> each.name().equals(value))
                .findFirst()
                .orElseThrow(() -> INVALID_PARAMETER.with(field, value + " is none here"));
    }

    List<String> texts(String field) {
        JsonArray list = baggage.list(sent, field, "");
        if (!list.isEmpty()) {
            baggage.kept(field, field);
        }
        return list.stream().map(each -> text(each, field)).toList();
    }

    private static String text(JsonValue value, String field) {
        if (value instanceof JsonString text
                && !text.getString().isBlank()
                && text.getString().length() <= LONGEST) {
            return text.getString().strip();
        }
        throw INVALID_PARAMETER.with(field, "must be texts of at most " + LONGEST);
    }

    /** Those it lists, in their order; what is no text is nobody's id. */
    List<String> users() {
        return baggage.list(sent, "users", "").stream()
                .map(each -> each instanceof JsonString text ? text.getString() : "")
                .toList();
    }

    /** A role without permissions may do everything: one whose are not understood is not made. */
    void demandPermissionsReadable() {
        for (String older : List.of("api_permissions", "page_permissions", "policies")) {
            if (has(older)) {
                throw INVALID_PARAMETER.with(older, "too old: create the role anew");
            }
        }
        if (has("permissions") && !(sent.get("permissions") instanceof JsonArray)) {
            throw INVALID_PARAMETER.with("permissions", "must be a list");
        }
    }
}
