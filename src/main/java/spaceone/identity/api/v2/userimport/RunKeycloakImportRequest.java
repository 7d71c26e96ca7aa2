package spaceone.identity.api.v2.userimport;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.userimport.ImportMode;
import spaceone.identity.userimport.ImportedUser.Membership;
import spaceone.identity.userimport.ImportedUser.Post;
import spaceone.identity.userimport.KeycloakMapping;

/** A file of users as Keycloak exports it, and what its roles and groups are here. */
public record RunKeycloakImportRequest(
        @Doc("CREATE, if nothing is said.") @Nullable ImportMode mode,
        @Doc(
                        value =
                                "True: say what would become of each, and leave everything as it is.",
                        example = "true")
                @Nullable Boolean dryRun,
        @Doc(
                        value = "The people, as Keycloak writes them; 500 at most.",
                        example = "[{\"username\": \"kim@example.com\", \"enabled\": true}]")
                @Most(500)
                @Nullable List<JsonObject> users,
        @Doc(
                        value = "Those of a user storage, as Keycloak writes them beside `users`.",
                        example = "[{\"id\": \"f:4f1c9a20:kim@example.com\"}]")
                @Most(500)
                @Nullable List<JsonObject> federatedUsers,
        @Doc(value = "True: people are called by their address here.", example = "false")
                @Nullable Boolean emailIsUserId,
        @Valid @Most(1000) @Doc("What roles there are here. Others stay behind.")
                @Nullable List<RoleOfRealm> roleMapping,
        @Valid @Most(1000) @Doc("What groups there are here. Others stay behind.")
                @Nullable List<GroupOfRealm> groupMapping,
        @Nullable String domainId) {

    private static final int MOST = 500;

    /** A realm's role, or a client's, and the role here. */
    public record RoleOfRealm(
            @NotNull
                    @Doc(
                            value = "Name of the realm's role; `client/role` for one of a client.",
                            example = "\"auditor\"")
                    String realmRole,
            @NotNull String roleId,
            @Doc("Where it counts. Absent: in the whole domain.") @Nullable String workspaceId) {}

    /** A realm's group, and the user group here; with a role, its people get that too. */
    public record GroupOfRealm(
            @NotNull @Doc(value = "The group there.", example = "\"/staff/emea\"") String path,
            @Doc("The user group here. Absent: the one with `name` in the workspace.")
                    @Nullable String userGroupId,
            @Doc("Workspace of the group, and of the role.") @Nullable String workspaceId,
            @Most(255) @Doc("Name of the user group; it is made where there is none of this name.")
                    @Nullable String name,
            @Doc("Role that everybody in the group gets in the workspace.")
                    @Nullable String roleId) {

        KeycloakMapping.Place toPlace() {
            return new KeycloakMapping.Place(
                    userGroupId == null && name == null
                            ? null
                            : new Membership(userGroupId, workspaceId, name),
                    roleId == null ? null : new Post(roleId, workspaceId));
        }
    }

    List<JsonObject> people() {
        List<JsonObject> all =
                Stream.of(orNone(users), orNone(federatedUsers)).flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw REQUIRED_PARAMETER.with("users");
        }
        if (all.size() > MOST) {
            throw INVALID_PARAMETER.with("users", "there can be " + MOST + " at most");
        }
        return all;
    }

    KeycloakMapping toMapping() {
        return new KeycloakMapping(
                Boolean.TRUE.equals(emailIsUserId),
                orNone(roleMapping).stream()
                        .collect(
                                groupingBy(
                                        RoleOfRealm::realmRole,
                                        mapping(
                                                role -> new Post(role.roleId, role.workspaceId),
                                                toList()))),
                orNone(groupMapping).stream()
                        .collect(
                                groupingBy(
                                        GroupOfRealm::path,
                                        mapping(GroupOfRealm::toPlace, toList()))));
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
