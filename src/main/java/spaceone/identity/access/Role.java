package spaceone.identity.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.FreeForm;
import spaceone.identity.JsonColumn;
import spaceone.identity.Origin;
import spaceone.identity.StringsColumn;

/**
 * A named set of permissions of one type. Each domain owns its own copy of the managed ones, under
 * the same ids.
 */
@Entity
@Table(name = "roles")
@IdClass(Role.Key.class)
public class Role {

    public static final String DOMAIN_ADMIN = "managed-domain-admin";
    public static final String WORKSPACE_OWNER = "managed-workspace-owner";
    public static final String WORKSPACE_MEMBER = "managed-workspace-member";

    @Id
    @Column(name = "domain_id")
    private String domainId;

    @Id
    @Column(name = "role_id")
    private String roleId;

    private String name;

    @Enumerated(EnumType.STRING)
    private RoleState state;

    private @Nullable String version;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_type")
    private RoleType roleType;

    @Convert(converter = StringsColumn.class)
    private List<String> permissions;

    @Convert(converter = StringsColumn.class)
    @Column(name = "page_access")
    private List<String> pageAccess;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "is_managed")
    private boolean managed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Role() {}

    private Role(String domainId, String roleId, String name, RoleType type, Instant now) {
        this.domainId = domainId;
        this.roleId = roleId;
        this.name = name;
        this.state = RoleState.ENABLED;
        this.roleType = type;
        this.permissions = List.of();
        this.pageAccess = List.of();
        this.tags = JsonValue.EMPTY_JSON_OBJECT;
        this.createdAt = now;
        this.updatedAt = now;
    }

    static Role managed(String domainId, String roleId, String name, RoleType type, Instant now) {
        Role role = new Role(domainId, roleId, name, type, now);
        role.version = "1.0";
        role.managed = true;
        return role;
    }

    static Role custom(String domainId, RoleType type, RoleChanges wanted, Origin origin) {
        String name = Objects.requireNonNull(wanted.name(), "a new one has a name");
        Role role = new Role(domainId, origin.id(), name, type, origin.since());
        role.change(wanted, origin.since());
        return role;
    }

    void change(RoleChanges changes, Instant now) {
        demandCustom();
        if (changes.name() != null) {
            name = changes.name();
        }
        if (changes.permissions() != null) {
            permissions = changes.permissions();
        }
        if (changes.pageAccess() != null) {
            pageAccess = changes.pageAccess();
        }
        if (changes.tags() != null) {
            tags = FreeForm.trimmed(changes.tags());
        }
        updatedAt = now;
    }

    void enable(Instant now) {
        state = RoleState.ENABLED;
        updatedAt = now;
    }

    void disable(Instant now) {
        state = RoleState.DISABLED;
        updatedAt = now;
    }

    void demandCustom() {
        if (managed) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    public String roleId() {
        return roleId;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public RoleState state() {
        return state;
    }

    public boolean isEnabled() {
        return state == RoleState.ENABLED;
    }

    public RoleType roleType() {
        return roleType;
    }

    /** Empty: everything the role type allows. */
    public List<String> permissions() {
        return permissions;
    }

    public List<String> pageAccess() {
        return pageAccess;
    }

    public JsonObject tags() {
        return tags;
    }

    public boolean isManaged() {
        return managed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The key of a role: ids are unique within a domain only. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        private String domainId = "";
        private String roleId = "";

        public Key() {}

        Key(String domainId, String roleId) {
            this.domainId = domainId;
            this.roleId = roleId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.domainId.equals(domainId)
                    && key.roleId.equals(roleId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(domainId, roleId);
        }
    }
}
