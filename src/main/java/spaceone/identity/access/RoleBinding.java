package spaceone.identity.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private @Nullable String workspaceGroupId;

    /** The directory said so, and may take it back; what people give it leaves alone. */
    @Column(name = "from_directory")
    private boolean fromDirectory;

    @Column(name = "created_at")
    private Instant createdAt;

    protected RoleBinding() {}

    /** In the whole domain for an administrator's role, otherwise in one workspace. */
    RoleBinding(String domainId, String userId, Role role, String workspaceId, Instant now) {
        this.roleBindingId = Ids.next("rb");
        this.domainId = domainId;
        this.userId = userId;
        this.roleId = role.roleId();
        this.roleType = role.roleType();
        this.resourceGroup =
                workspaceId.equals(EVERY_WORKSPACE)
                        ? ResourceGroup.DOMAIN
                        : ResourceGroup.WORKSPACE;
        this.workspaceId = workspaceId;
        this.createdAt = now;
    }

    /** By hand, so that it is theirs who did. */
    void change(Role role) {
        fromDirectory = false;
        take(role);
    }

    RoleBinding given(boolean byDirectory) {
        fromDirectory = byDirectory;
        return this;
    }

    void changeFromDirectory(Role role) {
        take(role);
    }

    private void take(Role role) {
        roleId = role.roleId();
        roleType = role.roleType();
    }

    public String roleBindingId() {
        return roleBindingId;
    }

    public String domainId() {
        return domainId;
    }

    public String userId() {
        return userId;
    }

    public String roleId() {
        return roleId;
    }

    public RoleType roleType() {
        return roleType;
    }

    public ResourceGroup resourceGroup() {
        return resourceGroup;
    }

    public boolean isOfDomain() {
        return resourceGroup == ResourceGroup.DOMAIN;
    }

    public String workspaceId() {
        return workspaceId;
    }

    /** The workspace group that made this binding, if one did. */
    public Optional<String> workspaceGroupId() {
        return Optional.ofNullable(workspaceGroupId);
    }

    /** A group that took it over has it now, whatever an older version left marked. */
    public boolean isFromDirectory() {
        return fromDirectory && workspaceGroupId == null;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
