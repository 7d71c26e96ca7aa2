package spaceone.identity.project;

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
import spaceone.identity.JsonColumn;
import spaceone.identity.Origin;
import spaceone.identity.project.Projects.NewProject;
import spaceone.identity.tenancy.Place;

/** Work inside a workspace: for everybody there, or for the users it lists. */
@Entity
@Table(name = "projects")
public class Project {

    @Id
    @Column(name = "project_id")
    private String projectId;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "project_type")
    private ProjectType projectType;

    @Column(name = "project_group_id")
    private @Nullable String projectGroupId;

    @Column(name = "created_by")
    private String createdBy;

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

    protected Project() {}

    Project(String domainId, String workspaceId, NewProject wanted, Origin origin) {
        this.projectId = origin.id();
        this.domainId = domainId;
        this.workspaceId = workspaceId;
        this.name = wanted.name();
        this.projectType = wanted.type();
        this.projectGroupId = wanted.projectGroupId();
        this.createdBy = wanted.by();
        this.tags =
                wanted.tags() == null
                        ? JsonValue.EMPTY_JSON_OBJECT
                        : FreeForm.trimmed(wanted.tags());
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

    void become(ProjectType type) {
        projectType = type;
    }

    void standIn(@Nullable String groupId) {
        projectGroupId = groupId;
    }

    Project with(List<String> members) {
        users = List.copyOf(members);
        return this;
    }

    public String projectId() {
        return projectId;
    }

    public ProjectType projectType() {
        return projectType;
    }

    public boolean isPublic() {
        return projectType == ProjectType.PUBLIC;
    }

    public Optional<String> projectGroupId() {
        return Optional.ofNullable(projectGroupId);
    }

    public String createdBy() {
        return createdBy;
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
