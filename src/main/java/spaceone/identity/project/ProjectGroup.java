package spaceone.identity.project;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.FreeForm;
import spaceone.identity.JsonColumn;
import spaceone.identity.Origin;
import spaceone.identity.tenancy.Place;

/** A node in the tree of a workspace's projects. Whoever it lists sees every project below it. */
@Entity
@Table(name = "project_groups")
public class ProjectGroup {

    @Id
    @Column(name = "project_group_id")
    private String projectGroupId;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;

    @Column(name = "parent_group_id")
    private @Nullable String parentGroupId;

    @Column(name = "reference_id")
    private @Nullable String referenceId;

    @Column(name = "is_managed")
    private boolean managed;

    @Column(name = "trusted_account_id")
    private @Nullable String trustedAccountId;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_synced_at")
    private @Nullable Instant lastSyncedAt;

    @Transient private List<String> users = List.of();

    protected ProjectGroup() {}

    ProjectGroup(String domainId, String workspaceId, String name, Origin origin) {
        this.projectGroupId = origin.id();
        this.domainId = domainId;
        this.workspaceId = workspaceId;
        this.name = name;
        this.tags = JsonValue.EMPTY_JSON_OBJECT;
        this.createdAt = origin.since();
    }

    void change(@Nullable String newName, @Nullable JsonObject newTags) {
        if (newName != null) {
            name = newName;
        }
        if (newTags != null) {
            tags = FreeForm.trimmed(newTags);
        }
    }

    void standBelow(@Nullable String groupId) {
        parentGroupId = groupId;
    }

    ProjectGroup with(List<String> members) {
        users = List.copyOf(members);
        return this;
    }

    public String projectGroupId() {
        return projectGroupId;
    }

    public Optional<String> parentGroupId() {
        return Optional.ofNullable(parentGroupId);
    }

    public String domainId() {
        return domainId;
    }

    /** The workspace it is of. */
    Place place() {
        return Place.of(domainId, workspaceId);
    }

    public String workspaceId() {
        return workspaceId;
    }

    public String name() {
        return name;
    }

    public Optional<String> referenceId() {
        return Optional.ofNullable(referenceId);
    }

    public boolean isManaged() {
        return managed;
    }

    public Optional<String> trustedAccountId() {
        return Optional.ofNullable(trustedAccountId);
    }

    public JsonObject tags() {
        return tags;
    }

    public List<String> users() {
        return users;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastSyncedAt() {
        return Optional.ofNullable(lastSyncedAt);
    }
}
