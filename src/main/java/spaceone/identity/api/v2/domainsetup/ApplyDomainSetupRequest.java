package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.domainsetup.Section;

/** The document, read thing by thing, so that all that is wrong in it can be told at once. */
@Exact
public record ApplyDomainSetupRequest(
        @Doc("How the domain shows itself.") @Nullable JsonObject organization,
        @Doc("Its roles.") @Nullable List<JsonObject> roles,
        @Doc("Its workspace groups.") @Nullable List<JsonObject> workspaceGroups,
        @Doc("Its workspaces.") @Nullable List<JsonObject> workspaces,
        @Doc("Its user groups.") @Nullable List<JsonObject> userGroups,
        @Doc("Its first directory.") @Nullable JsonObject directory,
        @Doc("Its further directories.") @Nullable List<JsonObject> externalDirectories,
        @Doc("What it asks beside the password.") @Nullable JsonObject factorPolicy,
        @Doc("How long it keeps people who do not come.") @Nullable JsonObject retentionPolicy,
        @Doc(
                        value =
                                "Sections of which everything goes that the document does not name;"
                                        + " of ROLES, WORKSPACE_GROUPS, WORKSPACES, USER_GROUPS,"
                                        + " EXTERNAL_DIRECTORIES.",
                        example = "[\"USER_GROUPS\"]")
                @Nullable List<Section> prune,
        @Doc(
                        value =
                                "True: say what would become of each, and leave everything as it is.",
                        example = "true")
                @Nullable Boolean dryRun,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
