package spaceone.identity.project;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A project as answers show it and queries name it. */
public record ProjectInfo(
        String projectId,
        String name,
        ProjectType projectType,
        @Nullable String projectGroupId,
        List<String> users,
        JsonObject tags,
        String createdBy,
        @Nullable String referenceId,
        boolean isManaged,
        @Nullable String trustedAccountId,
        String workspaceId,
        String domainId,
        Instant createdAt,
        @Nullable Instant lastSyncedAt) {

    static final Fields FIELDS =
            Fields.of(ProjectInfo.class, "p", "projects p")
                    .textByCodePoint("name", "p.name")
                    .list(
                            "users",
                            "select coalesce(jsonb_agg(m.user_id order by m.id), '[]')"
                                    + " from project_users m where m.project_id = p.project_id")
                    .keyword("project_id", "name")
                    .minimal(
                            "project_id",
                            "name",
                            "project_type",
                            "project_group_id",
                            "workspace_id")
                    .alias("user_id", "users")
                    .order("name")
                    .insertionOrder("p.id")
                    .build();

    public static ProjectInfo of(Project project) {
        return new ProjectInfo(
                project.projectId(),
                project.name(),
                project.projectType(),
                project.projectGroupId().orElse(null),
                project.users(),
                project.tags(),
                project.createdBy(),
                project.referenceId().orElse(null),
                project.isManaged(),
                project.trustedAccountId().orElse(null),
                project.workspaceId(),
                project.domainId(),
                project.createdAt(),
                project.lastSyncedAt().orElse(null));
    }
}
