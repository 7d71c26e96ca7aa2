package spaceone.identity.api.v2.project;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.project.Project;
import spaceone.identity.project.ProjectType;

public record ProjectInfo(
        String projectId,
        String name,
        ProjectType projectType,
        String projectGroupId,
        List<String> users,
        JsonObject tags,
        String createdBy,
        String referenceId,
        boolean isManaged,
        String trustedAccountId,
        String workspaceId,
        String domainId,
        Instant createdAt,
        Instant lastSyncedAt) {

    static ProjectInfo of(Project project) {
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
