package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields of the provider become ours, in the words of Keycloak's user list: option {@code
 * field_mapper}. In tokens the same fields have other names.
 */
record FieldMapper(String userId, String name, String email) {

    private static final Set<String> FIELDS =
            Set.of("username", "email", "firstName", "lastName", "name");
    private static final Map<String, String> CLAIMS =
            Map.of(
                    "username", "preferred_username",
                    "firstName", "given_name",
                    "lastName", "family_name");

    static FieldMapper of(DirectorySettings settings) {
        JsonObject mapper = settings.group("field_mapper");
        String userId = field(mapper, "user_id", "username");
        // Two people may have one name.
        if (userId.equals("name")) {
            throw INVALID_PARAMETER.with(
                    DirectorySettings.key("field_mapper.user_id"), "a name is not an id");
        }
        return new FieldMapper(
                userId, field(mapper, "name", "name"), field(mapper, "email", "email"));
    }

    private static String field(JsonObject mapper, String member, String usual) {
        String field = DirectorySettings.text(mapper, member).orElse(usual);
        if (!FIELDS.contains(field)) {
            throw INVALID_PARAMETER.with(
                    DirectorySettings.key("field_mapper." + member), "unknown field");
        }
        return field;
    }

    /** A person out of the claims of a token or of userinfo; empty when they do not say who. */
    Optional<DirectoryUser> fromClaims(JsonObject claims) {
        Optional<Boolean> verified = flag(claims, "email_verified");
        // An address that the provider did not check is no identity: anybody can type it there.
        if (userId.equals("email") && !verified.orElse(false)) {
            return Optional.empty();
        }
        return person(claims, userId, claim(claims, userId), claim(claims, name), verified)
                .map(user -> with(user, claim(claims, email)));
    }

    /** A person out of Keycloak's user list. */
    Optional<DirectoryUser> fromUserList(JsonObject user) {
        return person(
                        user,
                        userId,
                        listed(user, userId),
                        listed(user, name),
                        flag(user, "emailVerified"))
                .map(person -> with(person, listed(user, email)));
    }

    private static Optional<DirectoryUser> person(
            JsonObject source, String field, String id, String name, Optional<Boolean> verified) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        boolean enabled = flag(source, "enabled").orElse(true);
        return Optional.of(
                new DirectoryUser(
                        id,
                        name,
                        "",
                        verified,
                        enabled ? DirectoryUser.State.ENABLED : DirectoryUser.State.DISABLED));
    }

    private static DirectoryUser with(DirectoryUser user, String address) {
        return new DirectoryUser(
                user.userId(), user.name(), address, user.emailVerified(), user.state());
    }

    private static String claim(JsonObject claims, String field) {
        return DirectorySettings.text(claims, CLAIMS.getOrDefault(field, field)).orElse("");
    }

    private static String listed(JsonObject user, String field) {
        if (!field.equals("name")) {
            return DirectorySettings.text(user, field).orElse("");
        }
        return Stream.of("firstName", "lastName")
                .flatMap(part -> DirectorySettings.text(user, part).stream())
                .collect(Collectors.joining(" "));
    }

    private static Optional<Boolean> flag(JsonObject source, String name) {
        JsonValue value = source.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return Optional.of(value == JsonValue.TRUE);
        }
        return DirectorySettings.text(source, name).map(Boolean::parseBoolean);
    }
}
