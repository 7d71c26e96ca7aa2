package spaceone.identity.app;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.FreeForm;
import spaceone.identity.Ids;
import spaceone.identity.JsonColumn;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.Role;
import spaceone.identity.access.RoleBinding;
import spaceone.identity.access.RoleType;

/**
 * A program with a role of its own. {@code client_id} names the one secret that opens the API for
 * it; an agent's app is managed and left alone here.
 */
@Entity
@Table(name = "apps")
public class App {

    @Id
    @Column(name = "app_id")
    private String appId;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Enumerated(EnumType.STRING)
    private AppState state;

    @Column(name = "is_managed")
    private boolean managed;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "role_id")
    private String roleId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_type")
    private RoleType roleType;

    @Column(name = "client_id")
    private String clientId;

    @Enumerated(EnumType.STRING)
    @Column(name = "resource_group")
    private ResourceGroup resourceGroup;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "project_id")
    private @Nullable String projectId;

    @Column(name = "project_group_id")
    private @Nullable String projectGroupId;

    /** The app whose key made this one, or its key. */
    @Column(name = "made_by")
    private @Nullable String madeBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expired_at")
    private Instant expiredAt;

    @Column(name = "created_by")
    private @Nullable String createdBy;

    @Column(name = "expiry_told")
    private @Nullable Integer expiryTold;

    @Column(name = "last_accessed_at")
    private @Nullable Instant lastAccessedAt;

    protected App() {}

    App(String domainId, NewApp wanted, Role role, @Nullable String createdBy, Instant now) {
        this.appId = Ids.next("app");
        this.domainId = domainId;
        this.name = wanted.name();
        this.state = AppState.ENABLED;
        this.tags =
                wanted.tags() == null
                        ? JsonValue.EMPTY_JSON_OBJECT
                        : FreeForm.trimmed(wanted.tags());
        this.roleId = role.roleId();
        this.roleType = role.roleType();
        this.resourceGroup = wanted.resourceGroup();
        this.workspaceId =
                wanted.resourceGroup() == ResourceGroup.DOMAIN
                        ? RoleBinding.EVERY_WORKSPACE
                        : Objects.requireNonNull(wanted.workspaceId(), "it has a place");
        if (wanted.resourceGroup() == ResourceGroup.PROJECT) {
            this.projectId = wanted.projectId();
            this.projectGroupId = wanted.projectGroupId();
        }
        this.createdBy = createdBy;
        this.createdAt = now;
        // until it is renewed for the first time nothing opens it
        this.clientId = Ids.next("client");
        this.expiredAt = now;
    }

    void change(@Nullable String newName, @Nullable JsonObject newTags) {
        if (newName != null) {
            name = newName;
        }
        if (newTags != null) {
            tags = FreeForm.trimmed(newTags);
        }
    }

    /**
     * Only the secret of the new id will be good. Made by an app ({@code maker}, null for anybody
     * else) it ends with the key of that one. Whoever asks for a short life knows when it ends:
     * that is told only later.
     */
    void renew(Instant end, @Nullable String maker, Instant now) {
        madeBy = maker;
        clientId = Ids.next("client");
        expiredAt = end;
        expiryTold =
                Expiry.NOTICE_DAYS.stream()
                        .filter(days -> !end.isAfter(now.plus(Duration.ofDays(days))))
                        .findFirst()
                        .orElse(null);
    }

    /** Its own new key: whose it is does not change. */
    void renewItself(Instant end, Instant now) {
        renew(end, madeBy, now);
    }

    boolean opensWith(String key, Instant now) {
        return clientId.equals(key) && state(now) == AppState.ENABLED;
    }

    void enable() {
        demandOwn();
        state = AppState.ENABLED;
    }

    void disable() {
        demandOwn();
        state = AppState.DISABLED;
    }

    void demandOwn() {
        if (managed) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    public String appId() {
        return appId;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public AppState state(Instant now) {
        return expiredAt.isAfter(now) ? state : AppState.EXPIRED;
    }

    public boolean isManaged() {
        return managed;
    }

    public JsonObject tags() {
        return tags;
    }

    public String roleId() {
        return roleId;
    }

    public RoleType roleType() {
        return roleType;
    }

    public String clientId() {
        return clientId;
    }

    public ResourceGroup resourceGroup() {
        return resourceGroup;
    }

    public String workspaceId() {
        return workspaceId;
    }

    public Optional<String> projectId() {
        return Optional.ofNullable(projectId);
    }

    public Optional<String> projectGroupId() {
        return Optional.ofNullable(projectGroupId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiredAt() {
        return expiredAt;
    }

    public Optional<Instant> lastAccessedAt() {
        return Optional.ofNullable(lastAccessedAt);
    }
}
