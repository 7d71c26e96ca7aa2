package spaceone.identity.tenancy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.FreeForm;
import spaceone.identity.Json;
import spaceone.identity.JsonColumn;
import spaceone.identity.Origin;
import spaceone.identity.StringsColumn;

/**
 * A part of a domain in which people work with the roles they have there. It is in one workspace
 * group at most. The members about accounts, packages and dormancy are written by parts of the
 * product that are not here; they keep their defaults.
 */
@Entity
@Table(name = "workspaces")
public class Workspace {

    private static final JsonObject NO_COST =
            Json.createObjectBuilder().add("day", 0).add("month", 0).build();

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Enumerated(EnumType.STRING)
    private WorkspaceState state;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "created_by")
    private String createdBy;

    @Convert(converter = StringsColumn.class)
    @Column(name = "reference_ids")
    private List<String> references;

    @Column(name = "is_managed")
    private boolean managed;

    @Column(name = "trusted_account_id")
    private @Nullable String trustedAccountId;

    @Column(name = "last_synced_at")
    private @Nullable Instant lastSyncedAt;

    @Convert(converter = StringsColumn.class)
    private List<String> packages;

    @Column(name = "is_dormant")
    private boolean dormant;

    @Column(name = "dormant_ttl")
    private int dormantTtl;

    @Column(name = "dormant_updated_at")
    private @Nullable Instant dormantUpdatedAt;

    @Column(name = "service_account_count")
    private int serviceAccountCount;

    @Convert(converter = JsonColumn.class)
    @Column(name = "cost_info")
    private JsonObject costInfo;

    @Column(name = "workspace_group_id")
    private @Nullable String workspaceGroupId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    /** Counted when read: a number that is not stored cannot be wrong. */
    @Transient private long userCount;

    protected Workspace() {}

    Workspace(
            String domainId,
            String name,
            @Nullable JsonObject tags,
            String createdBy,
            Origin origin) {
        this.workspaceId = origin.id();
        this.domainId = domainId;
        this.name = name;
        this.state = WorkspaceState.ENABLED;
        this.tags = tags == null ? JsonValue.EMPTY_JSON_OBJECT : FreeForm.trimmed(tags);
        this.createdBy = createdBy;
        this.references = List.of();
        this.packages = List.of();
        this.dormantTtl = -1;
        this.costInfo = NO_COST;
        this.createdAt = origin.since();
    }

    void rename(String newName) {
        name = newName;
    }

    void tag(JsonObject newTags) {
        tags = FreeForm.trimmed(newTags);
    }

    void enable() {
        state = WorkspaceState.ENABLED;
    }

    void disable() {
        state = WorkspaceState.DISABLED;
    }

    void delete(Instant now) {
        state = WorkspaceState.DELETED;
        workspaceGroupId = null;
        deletedAt = now;
    }

    void move(@Nullable String groupId, Instant now) {
        workspaceGroupId = groupId;
        changedAt = now;
    }

    Workspace counted(long users) {
        userCount = users;
        return this;
    }

    public String workspaceId() {
        return workspaceId;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public WorkspaceState state() {
        return state;
    }

    public boolean isEnabled() {
        return state == WorkspaceState.ENABLED;
    }

    public JsonObject tags() {
        return tags;
    }

    public String createdBy() {
        return createdBy;
    }

    public List<String> references() {
        return references;
    }

    public boolean isManaged() {
        return managed;
    }

    public Optional<String> trustedAccountId() {
        return Optional.ofNullable(trustedAccountId);
    }

    public Optional<Instant> lastSyncedAt() {
        return Optional.ofNullable(lastSyncedAt);
    }

    public List<String> packages() {
        return packages;
    }

    public boolean isDormant() {
        return dormant;
    }

    public int dormantTtl() {
        return dormantTtl;
    }

    public Optional<Instant> dormantUpdatedAt() {
        return Optional.ofNullable(dormantUpdatedAt);
    }

    public int serviceAccountCount() {
        return serviceAccountCount;
    }

    public JsonObject costInfo() {
        return costInfo;
    }

    public long userCount() {
        return userCount;
    }

    public Optional<String> workspaceGroupId() {
        return Optional.ofNullable(workspaceGroupId);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> changedAt() {
        return Optional.ofNullable(changedAt);
    }
}
