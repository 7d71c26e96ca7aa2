package spaceone.identity.tenancy;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A workspace as answers show it and queries name it. */
public record WorkspaceInfo(
        String workspaceId,
        String name,
        WorkspaceState state,
        JsonObject tags,
        String createdBy,
        List<String> references,
        boolean isManaged,
        @Nullable String trustedAccountId,
        @Nullable Instant lastSyncedAt,
        List<String> packages,
        boolean isDormant,
        int dormantTtl,
        @Nullable Instant dormantUpdatedAt,
        int serviceAccountCount,
        long userCount,
        JsonObject costInfo,
        @Nullable String workspaceGroupId,
        String domainId,
        Instant createdAt,
        @Nullable Instant changedAt) {

    static final Fields FIELDS =
            Fields.of(WorkspaceInfo.class, "w", "workspaces w")
                    .list("references", "w.reference_ids")
                    .integer(
                            "user_count",
                            "select count(*) from role_bindings b where b.domain_id = w.domain_id"
                                    + " and b.workspace_id = w.workspace_id")
                    .keyword("workspace_id", "name")
                    .minimal(
                            "workspace_id",
                            "name",
                            "state",
                            "service_account_count",
                            "user_count",
                            "is_managed",
                            "is_dormant")
                    .order("name")
                    .alias("reference_id", "references")
                    .insertionOrder("w.id")
                    .build();

    public static WorkspaceInfo of(Workspace workspace) {
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
