package spaceone.identity.api.v2.workspace;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.tenancy.Workspace;
import spaceone.identity.tenancy.WorkspaceState;

public record WorkspaceInfo(
        String workspaceId,
        String name,
        WorkspaceState state,
        JsonObject tags,
        String createdBy,
        List<String> references,
        boolean isManaged,
        String trustedAccountId,
        Instant lastSyncedAt,
        List<String> packages,
        boolean isDormant,
        int dormantTtl,
        Instant dormantUpdatedAt,
        int serviceAccountCount,
        long userCount,
        JsonObject costInfo,
        String workspaceGroupId,
        String domainId,
        Instant createdAt,
        Instant changedAt) {

    static WorkspaceInfo of(Workspace workspace) {
        return new WorkspaceInfo(
                workspace.workspaceId(),
                workspace.name(),
                workspace.state(),
                workspace.tags(),
                workspace.createdBy(),
                workspace.references(),
                workspace.isManaged(),
                workspace.trustedAccountId().orElse(null),
                workspace.lastSyncedAt().orElse(null),
                workspace.packages(),
                workspace.isDormant(),
                workspace.dormantTtl(),
                workspace.dormantUpdatedAt().orElse(null),
                workspace.serviceAccountCount(),
                workspace.userCount(),
                workspace.costInfo(),
                workspace.workspaceGroupId().orElse(null),
                workspace.domainId(),
                workspace.createdAt(),
                workspace.changedAt().orElse(null));
    }
}
