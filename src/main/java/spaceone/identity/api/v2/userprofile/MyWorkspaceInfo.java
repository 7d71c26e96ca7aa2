package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.access.RoleType;
import spaceone.identity.tenancy.WorkspaceState;

public record MyWorkspaceInfo(
        String workspaceId,
        String name,
        WorkspaceState state,
        String roleId,
        RoleType roleType,
        String roleName,
        JsonObject tags,
        String createdBy,
        String referenceId,
        boolean isManaged,
        boolean isDormant,
        String domainId,
        Instant createdAt,
        Instant lastSyncedAt,
        Instant dormantUpdatedAt) {}
