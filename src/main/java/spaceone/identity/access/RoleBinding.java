package spaceone.identity.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import spaceone.identity.Ids;

/**
 * A role given to a user: in the whole domain ({@code workspace_id} is {@code *}) or in one
 * workspace.
 */
@Entity
@Table(name = "role_bindings")
public class RoleBinding {

    public static final String EVERY_WORKSPACE = "*";

    @Id
    @Column(name = "role_binding_id")
    private String roleBindingId;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "role_id")
    private String roleId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_type")
    private RoleType roleType;

    @Enumerated(EnumType.STRING)
    @Column(name = "resource_group")
    private ResourceGroup resourceGroup;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "workspace_group_id")
    private String workspaceGroupId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RoleBinding() {}

    static RoleBinding ofDomain(String domainId, String userId, Role role, Instant now) {
        RoleBinding binding = new RoleBinding();
        binding.roleBindingId = Ids.next("rb");
        binding.domainId = domainId;
        binding.userId = userId;
        binding.roleId = role.roleId();
        binding.roleType = role.roleType();
        binding.resourceGroup = ResourceGroup.DOMAIN;
        binding.workspaceId = EVERY_WORKSPACE;
        binding.createdAt = now;
        return binding;
    }

    public String roleBindingId() {
        return roleBindingId;
    }
}
