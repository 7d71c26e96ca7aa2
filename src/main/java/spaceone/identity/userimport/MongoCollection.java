package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The collections of the original's database that can come along, and why the others cannot. */
public enum MongoCollection {
    ROLE("role_id", "identity:Role.write", null),
    WORKSPACE("workspace_id", "identity:Workspace.write", null),
    USER("user_id", "identity:User.write", null),
    ROLE_BINDING("role_binding_id", "identity:RoleBinding.write", null),
    USER_GROUP("user_group_id", "identity:UserGroup.write", null),
    PROJECT_GROUP("project_group_id", "identity:ProjectGroup.write", null),
    PROJECT("project_id", "identity:Project.write", null),
    APP(
            "app_id",
            null,
            "its secret is not kept there: create it anew, and give out the new secret"),
    EXTERNAL_AUTH(
            "domain_id",
            null,
            "its secrets are in another service, its plug-ins are built in here: external-auth/set"),
    WORKSPACE_GROUP(
            "workspace_group_id", null, "create it, put its workspaces in, then add its users"),
    DOMAIN("domain_id", null, "domain/create makes it, with an id of its own"),
    DOMAIN_SECRET("domain_id", null, "keys are made anew: everybody signs in again");

    private final String id;
    private final @Nullable String permission;
    private final @Nullable String staysBecause;

    MongoCollection(String id, @Nullable String permission, @Nullable String staysBecause) {
        this.id = id;
        this.permission = permission;
        this.staysBecause = staysBecause;
    }

    /** As the database calls it. */
    public static MongoCollection named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.collection().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                INVALID_PARAMETER.with(
                                        "collection",
                                        "must be one of "
                                                + Arrays.stream(values())
                                                        .map(MongoCollection::collection)
                                                        .collect(Collectors.joining(", "))));
    }

    private String collection() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The member that names a document. */
    public String id() {
        return id;
    }

    /** What whoever brings it may do; nobody brings what stays behind. */
    String permission() {
        if (permission == null) {
            throw new IllegalStateException(name() + " stays behind");
        }
        return permission;
    }

    public boolean isOfPeople() {
        return this == USER;
    }

    public void demandCarried() {
        if (staysBecause != null) {
            throw INVALID_PARAMETER.with(collection(), staysBecause);
        }
    }
}
