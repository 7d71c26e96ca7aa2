package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.domainsetup.Section;

/** The document of a domain: `apply` takes it as it is. */
public record DomainSetupInfo(
        @Doc(value = "How it shows itself.", example = "{\"display_name\": \"Acme\"}")
                @Nullable JsonObject organization,
        @Doc(
                        value = "Its roles.",
                        example = "[{\"name\": \"Auditor\", \"role_type\": \"WORKSPACE_MEMBER\"}]")
                @Nullable List<JsonObject> roles,
        @Doc(value = "Its workspace groups.", example = "[{\"name\": \"EMEA\"}]")
                @Nullable List<JsonObject> workspaceGroups,
        @Doc(value = "Its workspaces.", example = "[{\"name\": \"Seoul\"}]")
                @Nullable List<JsonObject> workspaces,
        @Doc(
                        value = "Its user groups.",
                        example = "[{\"workspace\": \"Seoul\", \"name\": \"Operators\"}]")
                @Nullable List<JsonObject> userGroups,
        @Doc(value = "Its first directory, without secrets.", example = "{\"state\": \"DISABLED\"}")
                @Nullable JsonObject directory,
        @Doc(
                        value = "Its further directories, without secrets.",
                        example =
                                "[{\"name\": \"Contractors\", \"order\": 1, \"plugin_id\": \"ldap\"}]")
                @Nullable List<JsonObject> externalDirectories,
        @Doc(
                        value = "What it asks beside the password.",
                        example = "{\"required_for\": \"NOBODY\", \"new_device_mail\": false}")
                @Nullable JsonObject factorPolicy,
        @Doc(
                        value = "How long it keeps people who do not come.",
                        example = "{\"disabled_days\": 365}")
                @Nullable JsonObject retentionPolicy) {

    static DomainSetupInfo of(Map<Section, List<JsonObject>> things) {
        return new DomainSetupInfo(
                alone(things.get(Section.ORGANIZATION)),
                things.get(Section.ROLES),
                things.get(Section.WORKSPACE_GROUPS),
                things.get(Section.WORKSPACES),
                things.get(Section.USER_GROUPS),
                alone(things.get(Section.DIRECTORY)),
                things.get(Section.EXTERNAL_DIRECTORIES),
                alone(things.get(Section.FACTOR_POLICY)),
                alone(things.get(Section.RETENTION_POLICY)));
    }

    private static @Nullable JsonObject alone(@Nullable List<JsonObject> section) {
        return section == null ? null : section.get(0);
    }
}
