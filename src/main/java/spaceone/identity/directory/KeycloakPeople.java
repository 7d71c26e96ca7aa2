package spaceone.identity.directory;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keycloak's list of users, read with the client's own account. */
final class KeycloakPeople {

    private static final int MOST_GROUPS = 1000;

    private final OidcOptions options;
    private final Outgoing outgoing;

    KeycloakPeople(OidcOptions options, Outgoing outgoing) {
        this.options = options;
        this.outgoing = outgoing;
    }

    List<DirectoryUser> find(Provider provider, OidcOptions.Realm realm, DirectorySearch search)
            throws IOException {
        URI address = URI.create(realm.users() + "?" + Outgoing.encoded(parameters(search)));
        String bearer = "Bearer " + ownToken(provider);
        JsonArray users = outgoing.get(address, bearer).json(JsonArray.class);
        List<DirectoryUser> people = people(provider, search, users);
        return search.exact() && people.size() == 1 && options.groups().isPresent()
                ? List.of(withGroups(bearer, realm, people.get(0)))
                : people;
    }

    /** By their whole paths. Roles and other claims are told at the sign-in only. */
    private DirectoryUser withGroups(String bearer, OidcOptions.Realm realm, DirectoryUser person)
            throws IOException {
        if (!options.groups().get().source().equals("groups") || person.identity().isEmpty()) {
            return person;
        }
        URI address =
                URI.create(
                        realm.users()
                                + "/"
                                + Outgoing.encoded(person.identity().get().subject())
                                + "/groups?briefRepresentation=true&max="
                                + MOST_GROUPS);
        JsonArray groups = outgoing.get(address, bearer).json(JsonArray.class);
        return person.in(
                Optional.of(
                        groups.stream()
                                .filter(JsonObject.class::isInstance)
                                .flatMap(
                                        group ->
                                                DirectorySettings.text(group.asJsonObject(), "path")
                                                        .stream())
                                .collect(Collectors.toSet())));
    }

    private List<DirectoryUser> people(Provider provider, DirectorySearch search, JsonArray users) {
        return users.stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(user -> person(provider, user.asJsonObject()).stream())
                // The list's idea of "exact" is not ours: it ignores what follows, or leads.
                .filter(user -> !search.exact() || user.userId().equalsIgnoreCase(search.text()))
                .limit(DirectorySearch.LIMIT)
                .toList();
    }

    private Map<String, String> parameters(DirectorySearch search) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (search.exact()) {
            exactly(options.fields().userId(), search.text(), parameters);
        } else {
            // Without the stars it looks for beginnings only.
            parameters.put("search", "*" + search.text() + "*");
        }
        parameters.put("max", String.valueOf(DirectorySearch.LIMIT));
        parameters.put("briefRepresentation", String.valueOf(!options.fields().needsAttributes()));
        return parameters;
    }

    private static void exactly(String field, String text, Map<String, String> parameters) {
        if (field.equals("sub")) {
            parameters.put("search", "id:" + text);
        } else if (FieldMapper.isAttribute(field)) {
            String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
            parameters.put("q", field + ":\"" + quoted + "\"");
        } else {
            parameters.put(field, text);
            parameters.put("exact", "true");
        }
    }

    private Optional<DirectoryUser> person(Provider provider, JsonObject listed) {
        Optional<DirectoryIdentity> identity =
                DirectorySettings.text(listed, "id")
                        .map(id -> new DirectoryIdentity(provider.issuer(), id));
        return options.fields().fromUserList(listed).map(person -> person.known(identity));
    }

    private String ownToken(Provider provider) throws IOException {
        Reply reply =
                outgoing.post(
                        provider.tokenEndpoint(),
                        OidcDirectory.basic(options),
                        Map.of("grant_type", "client_credentials"));
        return DirectorySettings.text(reply.json(JsonObject.class), "access_token")
                .orElseThrow(() -> new IOException("the provider gave the client no token"));
    }
}
