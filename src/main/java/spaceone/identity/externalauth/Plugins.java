package spaceone.identity.externalauth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import spaceone.identity.Ids;
import spaceone.identity.Json;
import spaceone.identity.access.AccessError;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleType;
import spaceone.identity.access.Roles;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.GroupMapper;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;
import spaceone.identity.tenancy.Workspaces;

/** Seals and opens what administrators set, of the first directory and of further ones alike. */
@ApplicationScoped
public class Plugins {

    @Inject Secrets secrets;
    @Inject Roles roles;
    @Inject Workspaces workspaces;

    /** Which row the secrets are sealed for. */
    record Place(SealedColumn column, String domainId, String directoryId) {

        static Place first(String domainId) {
            return new Place(SealedColumn.EXTERNAL_AUTH, domainId, domainId);
        }

        /** Of a directory that is not there yet. */
        static Place another(String domainId) {
            return new Place(SealedColumn.EXTERNAL_DIRECTORY, domainId, Ids.next("directory"));
        }

        static Place of(ExternalDirectory directory) {
            return new Place(
                    SealedColumn.EXTERNAL_DIRECTORY, directory.domainId(), directory.directoryId());
        }
    }

    /**
     * As it is to be kept; refuses a table of groups that gives more than whoever sets it may.
     *
     * @param present where masks that come back find what they stand for
     */
    Plugin made(
            Place place, NewExternalAuth wanted, Optional<Plugin> present, JsonObject metadata) {
        DirectorySettings settings = preview(place, wanted, present);
        GroupMapper.of(settings).ifPresent(mapper -> demandMayGive(place.domainId(), mapper));
        String sealed =
                settings.secrets().isEmpty()
                        ? null
                        : secrets.seal(
                                settings.secrets().toString(), place.column(), place.directoryId());
        return new Plugin(wanted, settings.options(), metadata, sealed);
    }

    /** How the directory would be reached with these settings. */
    DirectorySettings preview(Place place, NewExternalAuth wanted, Optional<Plugin> present) {
        JsonObject before =
                present.map(plugin -> allSecretsOf(place, plugin))
                        .orElse(JsonValue.EMPTY_JSON_OBJECT);
        Masking masking = Masking.of(wanted.options(), wanted.secretData(), before);
        return new DirectorySettings(
                place.domainId(), place.directoryId(), masking.options(), masking.secrets());
    }

    DirectorySettings settings(Place place, Plugin plugin) {
        return new DirectorySettings(
                place.domainId(), place.directoryId(), plugin.options(), secretsOf(place, plugin));
    }

    /** The directory gives these roles in the name of whoever sets its table. */
    private void demandMayGive(String domainId, GroupMapper mapper) {
        for (GroupMapper.Rule rule : mapper.rules()) {
            if (rule.roleId() == null) {
                continue;
            }
            Role role = roles.toGive(domainId, rule.roleId());
            boolean domain = rule.workspaceId().equals(RoleBinding.EVERY_WORKSPACE);
            if (domain != (role.roleType() == RoleType.DOMAIN_ADMIN)) {
                throw AccessError.NOT_ALLOWED_ROLE_TYPE.with(role.roleId(), role.roleType());
            }
            if (!domain) {
                workspaces.get(domainId, rule.workspaceId());
            }
        }
    }

    private JsonObject allSecretsOf(Place place, Plugin plugin) {
        JsonObject sealed = secretsOf(place, plugin);
        return Masking.of(plugin.keptOptions(), sealed, sealed).secrets();
    }

    private JsonObject secretsOf(Place place, Plugin plugin) {
        return plugin.sealedSecret()
                .map(kept -> secrets.open(kept, place.column(), place.directoryId()))
                .map(Plugins::parse)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
