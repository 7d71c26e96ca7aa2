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
import java.util.Collections;
import java.util.List;
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
 * A program with a role of its own. {@code client_id} names the secret that opens the API for it,
 * beside which the one before may stay good for a while; an agent's app is managed and left alone
 * here.
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

    /** The key before, which may stay good for a while. */
    @Column(name = "previous_client_id")
    private @Nullable String previousClientId;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    /** Beside which key that was agreed: a node of the release before renews and knows nothing. */
    @Column(name = "previous_beside")
    private @Nullable String previousBeside;

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
     * The secret of the new id will be good, and for the {@code overlap} that of the id before: not
     * beyond either's own end, and of all ids before only that one. Made by an app ({@code maker},
     * null for anybody else) it ends with the key of that one. Whoever asks for a short life knows
     * when it ends: that is told only later.
     */
    void renew(Instant end, @Nullable String maker, Duration overlap, Instant now) {
        madeBy = maker;
        String before = clientId;
        Instant last = Collections.min(List.of(now.plus(overlap), expiredAt, end));
        endPrevious();
        clientId = Ids.next("client");
        if (last.isAfter(now)) {
            previousClientId = before;
            previousUntil = last;
            previousBeside = clientId;
        }
        expiredAt = end;
        expiryTold =
                Expiry.NOTICE_DAYS.stream()
                        .filter(days -> !end.isAfter(now.plus(Duration.ofDays(days))))
                        .findFirst()
                        .orElse(null);
    }

    /** Its own new key: whose it is does not change. */
    void renewItself(Instant end, Duration overlap, Instant now) {
        renew(end, madeBy, overlap, now);
    }

    /** From now on only the present key is good. */
    void endPrevious() {
        previousClientId = null;
        previousUntil = null;
        previousBeside = null;
    }

    /** The present key: the one before calls, but makes and changes no apps. */
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

    /** Until when the secret before is good, too; empty where it is not. */
    public Optional<Instant> previousUntil(Instant now) {
        return Optional.ofNullable(previousUntil)
                .filter(end -> end.isAfter(now) && clientId.equals(previousBeside));
    }

    public Optional<Instant> lastAccessedAt() {
        return Optional.ofNullable(lastAccessedAt);
    }
}
