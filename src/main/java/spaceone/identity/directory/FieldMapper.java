package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which claims of the provider become ours: option {@code field_mapper}. Any claim will do; the
 * words of Keycloak's user list stand for the claims of the same meaning.
 */
record FieldMapper(String userId, String name, String email, Trust trust) {

    /** What the list has under its own name. All else are attributes there. */
    private static final Set<String> LISTED = Set.of("username", "email", "firstName", "lastName");

    /** Entra's first tokens, and AD FS, know no preferred_username. */
    private static final Map<String, List<String>> CLAIMS =
            Map.of(
                    "username",
                    List.of("preferred_username", "upn", "unique_name", "username"),
                    "firstName",
                    List.of("given_name"),
                    "lastName",
                    List.of("family_name"));

    /** Whether addresses are taken as proven: option {@code trust_email}. */
    enum Trust {
        AS_SAID,
        UNLESS_DENIED,
        NEVER;

        private static Trust of(DirectorySettings settings) {
            if (settings.isOff("trust_email")) {
                return NEVER;
            }
            return settings.isOn("trust_email") ? UNLESS_DENIED : AS_SAID;
        }

        private Optional<Boolean> judge(Optional<Boolean> said) {
            return switch (this) {
                case AS_SAID -> said;
                case UNLESS_DENIED -> said.or(() -> Optional.of(true));
                case NEVER -> Optional.empty();
            };
        }
    }

    /** {@code usual} is the id where nothing else is set. */
    static FieldMapper of(DirectorySettings settings, String usual) {
        JsonObject mapper = settings.group("field_mapper");
        String userId = field(mapper, "user_id", usual);
        // Two people may have one name.
        if (userId.equals("name")) {
            throw INVALID_PARAMETER.with(
                    DirectorySettings.key("field_mapper.user_id"), "a name is not an id");
        }
        return new FieldMapper(
                userId,
                field(mapper, "name", "name"),
                field(mapper, "email", "email"),
                Trust.of(settings));
    }

    private static String field(JsonObject mapper, String member, String usual) {
        JsonValue field = mapper.getOrDefault(member, JsonValue.NULL);
        if (field != JsonValue.NULL && !(field instanceof JsonString)) {
            throw INVALID_PARAMETER.with(
                    DirectorySettings.key("field_mapper." + member), "not the name of a claim");
        }
        return DirectorySettings.text(mapper, member).orElse(usual);
    }

    /** A person out of the claims of a token or of userinfo. Refuses when they do not say who. */
    DirectoryUser fromClaims(JsonObject claims) {
        Optional<Boolean> verified = flag(claims, "email_verified");
        String id = id(claims).orElseThrow(() -> Refusal.NO_ID.with(wanted()));
        // An address that the provider did not check is no identity: anybody can type it there.
        if (userId.equals("email") && !verified.orElse(false)) {
            throw Refusal.UNVERIFIED_ADDRESS.with(id).recorded(Refusal.about(Optional.of(id)));
        }
        return new DirectoryUser(
                id,
                name.equals("name") ? fullName(claims) : claim(claims, name).orElse(""),
                claim(claims, email).orElse(""),
                trust.judge(verified),
                state(claims));
    }

    /** What the claims say is the id, proven or not. */
    Optional<String> id(JsonObject claims) {
        return claim(claims, userId);
    }

    /** A person out of Keycloak's user list; nobody when it does not say who. */
    Optional<DirectoryUser> fromUserList(JsonObject user) {
        return listed(user, userId)
                .map(
                        id ->
                                new DirectoryUser(
                                        id,
                                        name.equals("name")
                                                ? joined(user, "firstName", "lastName")
                                                : listed(user, name).orElse(""),
                                        listed(user, email).orElse(""),
                                        trust.judge(flag(user, "emailVerified")),
                                        state(user)));
    }

    /** Whether the list has to show all it knows, attributes as well. */
    boolean needsAttributes() {
        return Stream.of(userId, name, email).anyMatch(FieldMapper::isAttribute);
    }

    static boolean isAttribute(String field) {
        return !LISTED.contains(field) && !field.equals("name") && !field.equals("sub");
    }

    private static DirectoryUser.State state(JsonObject source) {
        return flag(source, "enabled").orElse(true)
                ? DirectoryUser.State.ENABLED
                : DirectoryUser.State.DISABLED;
    }

    private String wanted() {
        return String.join(" or ", CLAIMS.getOrDefault(userId, List.of(userId)));
    }

    private static String fullName(JsonObject claims) {
        return claim(claims, "name").orElseGet(() -> joined(claims, "given_name", "family_name"));
    }

    private static String joined(JsonObject source, String... parts) {
        return Stream.of(parts)
                .flatMap(part -> text(source.get(part)).stream())
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> claim(JsonObject claims, String field) {
        return CLAIMS.getOrDefault(field, List.of(field)).stream()
                .flatMap(name -> text(claims.get(name)).stream())
                .findFirst();
    }

    private static Optional<String> listed(JsonObject user, String field) {
        if (field.equals("sub")) {
            return text(user.get("id"));
        }
        if (field.equals("name")) {
            return Optional.of(joined(user, "firstName", "lastName"))
                    .filter(name -> !name.isEmpty());
        }
        return isAttribute(field) && user.get("attributes") instanceof JsonObject attributes
                ? text(attributes.get(field))
                : text(user.get(field));
    }

    /**
     * A text, a whole number, or a list with one of them: providers write ids in all three ways.
     */
    private static Optional<String> text(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return Optional.of(text.getString().strip()).filter(stripped -> !stripped.isEmpty());
        }
        if (value instanceof JsonNumber number && number.isIntegral()) {
            return Optional.of(number.toString());
        }
        return value instanceof JsonArray list
                        && list.size() == 1
                        && !(list.get(0) instanceof JsonArray)
                ? text(list.get(0))
                : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonObject source, String name) {
        JsonValue value = source.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return Optional.of(value == JsonValue.TRUE);
        }
        return DirectorySettings.text(source, name).map(Boolean::parseBoolean);
    }
}
