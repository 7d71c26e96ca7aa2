package spaceone.identity.api.v2.rolebinding;

import java.time.Instant;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleType;

public record RoleBindingInfo(
        String roleBindingId,
        String userId,
        String roleId,
        RoleType roleType,
        ResourceGroup resourceGroup,
        String workspaceId,
        String workspaceGroupId,
        String domainId,
        Instant createdAt) {

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
