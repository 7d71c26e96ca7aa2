package spaceone.identity.access;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;
import spaceone.identity.tenancy.WorkspaceState;

/** A user's workspace with what they are in it: one row, whatever it is joined from. */
public record MyWorkspaceInfo(
        String workspaceId,
        String name,
        WorkspaceState state,
        @Nullable String roleId,
        @Nullable RoleType roleType,
        @Nullable String roleName,
        JsonObject tags,
        String createdBy,
        @Nullable String referenceId,
        boolean isManaged,
        boolean isDormant,
        String domainId,
        Instant createdAt,
        @Nullable Instant lastSyncedAt,
        @Nullable Instant dormantUpdatedAt) {

    static final Fields FIELDS =
            Fields.of(
                            MyWorkspaceInfo.class,
                            "w",
                            "users u join workspaces w on w.domain_id = u.domain_id"
                                    + " left join role_bindings b on b.domain_id = u.domain_id"
                                    + " and b.user_id = u.user_id and b.workspace_id = w.workspace_id"
                                    + " left join roles r on r.domain_id = b.domain_id and r.role_id = b.role_id")
                    .text("role_id", "b.role_id")
                    .text("role_type", "b.role_type")
                    .text("role_name", "r.name")
                    .text("reference_id", "w.reference_ids ->> 0")
                    .keyword("workspace_id", "name")
                    .order("name")
                    .insertionOrder("w.id")
                    .build();
}
