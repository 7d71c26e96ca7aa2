package spaceone.identity.workspacegroup;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.query.Fields;

/** A workspace group as answers show it and queries name it. */
public record WorkspaceGroupInfo(
        String workspaceGroupId,
        String name,
        long workspaceCount,
        List<WorkspaceGroupMember> users,
        JsonObject tags,
        String createdBy,
        String updatedBy,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Each looked up by its name: whoever joins whole tables reads the domain once for each group.
     */
    private static final String USERS =
            "(select coalesce(jsonb_agg("
                    + WorkspaceGroupMember.FIELDS.json()
                    + " order by m.id), '[]') from workspace_group_users m"
                    + " cross join lateral (select name, state from users where domain_id = m.domain_id"
                    + " and user_id = m.user_id offset 0) n"
                    + " where m.workspace_group_id = g.workspace_group_id)";

    static final String GROUPS_OF_USER =
            "users u join workspace_groups g on g.domain_id = u.domain_id";

    static final Fields FIELDS = counted("workspace_groups g");

    /** A user's groups, as {@link #FIELDS} shows all. */
    static final Fields OF_USER = counted(GROUPS_OF_USER);

    private static Fields counted(String from) {
        return group(Fields.of(WorkspaceGroupInfo.class, "g", from))
                .integer(
                        "workspace_count",
                        "select count(*) from workspaces w"
                                + " where w.workspace_group_id = g.workspace_group_id")
                .build();
    }

    /** What all answers about groups have in common. */
    static Fields.Builder group(Fields.Builder fields) {
        return fields.list("users", USERS)
                .keyword("workspace_group_id", "name")
                .minimal("workspace_group_id", "name")
                .order("name")
                .insertionOrder("g.id");
    }

    public static WorkspaceGroupInfo of(WorkspaceGroup group) {
        return new WorkspaceGroupInfo(
                group.workspaceGroupId(),
                group.name(),
                group.workspaceCount(),
                group.users(),
                group.tags(),
                group.createdBy(),
                group.updatedBy(),
                group.domainId(),
                group.createdAt(),
                group.updatedAt());
    }
}
