package spaceone.identity.api.v2.projectgroup;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.project.ProjectGroup;

public record ProjectGroupInfo(
        String projectGroupId,
        String name,
        String parentGroupId,
        List<String> users,
        JsonObject tags,
        String referenceId,
        boolean isManaged,
        String trustedAccountId,
        String workspaceId,
        String domainId,
        Instant createdAt,
        Instant lastSyncedAt) {

    static ProjectGroupInfo of(ProjectGroup group) {
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
