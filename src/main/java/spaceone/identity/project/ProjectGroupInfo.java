package spaceone.identity.project;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A project group as answers show it and queries name it. */
public record ProjectGroupInfo(
        String projectGroupId,
        String name,
        @Nullable String parentGroupId,
        List<String> users,
        JsonObject tags,
        @Nullable String referenceId,
        boolean isManaged,
        @Nullable String trustedAccountId,
        String workspaceId,
        String domainId,
        Instant createdAt,
        @Nullable Instant lastSyncedAt) {

    static final Fields FIELDS =
            Fields.of(ProjectGroupInfo.class, "g", "project_groups g")
                    .textByCodePoint("name", "g.name")
                    .list(
                            "users",
                            "select coalesce(jsonb_agg(m.user_id order by m.id), '[]')"
                                    + " from project_group_users m where m.project_group_id = g.project_group_id")
                    .keyword("project_group_id", "name")
                    .minimal("project_group_id", "name", "parent_group_id", "workspace_id")
                    .alias("user_id", "users")
                    .order("name")
                    .insertionOrder("g.id")
                    .build();

    public static ProjectGroupInfo of(ProjectGroup group) {
        return new ProjectGroupInfo(
                group.projectGroupId(),
                group.name(),
                group.parentGroupId().orElse(null),
                group.users(),
                group.tags(),
                group.referenceId().orElse(null),
                group.isManaged(),
                group.trustedAccountId().orElse(null),
                group.workspaceId(),
                group.domainId(),
                group.createdAt(),
                group.lastSyncedAt().orElse(null));
    }
}
