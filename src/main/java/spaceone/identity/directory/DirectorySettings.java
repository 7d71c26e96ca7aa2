package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a domain reaches its directory: {@code options} as its administrator set them, {@code
 * secrets} opened. Equal settings are the same directory. The {@code directoryId} of a domain's
 * first directory is the domain's id.
 */
public record DirectorySettings(
        String domainId, String directoryId, JsonObject options, JsonObject secrets) {

    private static final Set<String> LDAP = Set.of("ldap", "ldaps", "active_directory");

    /** The first directory of the domain. */
    public DirectorySettings(String domainId, JsonObject options, JsonObject secrets) {
        this(domainId, domainId, options, secrets);
    }

    String protocol() {
        return option("protocol").orElse("").toLowerCase(Locale.ROOT);
    }

    boolean isLdap() {
        return LDAP.contains(protocol());
    }

    /** The first of these options that is a text with something in it. */
    Optional<String> option(String... names) {
        return text(options, names);
    }

    /** Among the secrets, or, for what need not be one, among the options. */
    Optional<String> secret(String name) {
        return text(secrets, name).or(() -> option(name));
    }

    /** As it was given, with the blanks around it: they may belong to a password. */
    String secretAsGiven(String name) {
        return Stream.of(secrets, options)
                .filter(given -> given.get(name) instanceof JsonString)
                .map(given -> given.getString(name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The texts of a list, or those of a text that are separated by blanks or commas. */
    List<String> texts(String name) {
        Stream<String> all =
                options.get(name) instanceof JsonArray list
                        ? list.stream()
                                .filter(JsonString.class::isInstance)
                                .map(text -> ((JsonString) text).getString())
                        : option(name).stream();
        return all.flatMap(text -> Stream.of(text.split("[\\s,]+")))
                .filter(text -> !text.isBlank())
                .toList();
    }

    String required(String name) {
        return option(name).orElseThrow(() -> REQUIRED_PARAMETER.with(key(name)));
    }

    boolean isOn(String name) {
        return options.get(name) == JsonValue.TRUE;
    }

    boolean isOff(String name) {
        return options.get(name) == JsonValue.FALSE;
    }

    /** The texts of the first of these options that is one text, or a list of them. */
    Set<String> several(String... names) {
        for (String name : names) {
            JsonValue value = options.getOrDefault(name, JsonValue.NULL);
            List<JsonValue> all = value instanceof JsonArray several ? several : List.of(value);
            Set<String> texts =
                    all.stream()
                            .filter(JsonString.class::isInstance)
                            .map(text -> ((JsonString) text).getString().strip())
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.toSet());
            if (!texts.isEmpty()) {
                return texts;
            }
        }
        return Set.of();
    }

    JsonObject group(String name) {
        JsonValue group = options.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
        if (group instanceof JsonObject object) {
            return object;
        }
        throw INVALID_PARAMETER.with(key(name), "not an object");
    }

    static URI address(String name, String text) {
        try {
            URI address = new URI(text);
            if (Hosts.of(address).isEmpty()
                    || address.getUserInfo() != null
                    || address.getFragment() != null) {
                throw INVALID_PARAMETER.with(key(name), "not an address with a host");
            }
            return address;
        } catch (URISyntaxException e) {
            throw INVALID_PARAMETER.with(key(name), "not an address");
        }
    }

    static String key(String option) {
        return "plugin_info.options." + option;
    }

    static Optional<String> text(JsonObject object, String... names) {
        for (String name : names) {
            if (object.get(name) instanceof JsonString text && !text.getString().isBlank()) {
                return Optional.of(text.getString().strip());
            }
        }
        return Optional.empty();
    }

    /** Settings end up in messages of failures; secrets must not. */
    @Override
    public String toString() {
        return "directory "
                + (directoryId.equals(domainId) ? "" : directoryId + " ")
                + "of "
                + domainId;
    }
}
