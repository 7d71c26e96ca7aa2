package spaceone.identity.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A role binding as answers show it, alone or in another answer, and as queries name it. */
public record RoleBindingInfo(
        String roleBindingId,
        String userId,
        String roleId,
        RoleType roleType,
        ResourceGroup resourceGroup,
        String workspaceId,
        @Nullable String workspaceGroupId,
        String domainId,
        Instant createdAt) {

    /** All members, of {@code role_bindings b}. */
    public static final Fields FIELDS =
            Fields.of(RoleBindingInfo.class, "b", "role_bindings b")
                    .keyword("role_binding_id", "user_id", "role_id")
                    .minimal("role_binding_id", "role_type", "user_id", "role_id", "workspace_id")
                    .order("created_at", "role_binding_id")
                    .insertionOrder("b.id")
                    .build();

    public static RoleBindingInfo of(RoleBinding binding) {
        return new RoleBindingInfo(
                binding.roleBindingId(),
                binding.userId(),
                binding.roleId(),
                binding.roleType(),
                binding.resourceGroup(),
                binding.workspaceId(),
                binding.workspaceGroupId().orElse(null),
                binding.domainId(),
                binding.createdAt());
    }
}
