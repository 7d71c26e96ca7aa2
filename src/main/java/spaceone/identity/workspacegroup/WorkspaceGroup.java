package spaceone.identity.workspacegroup;

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
import org.jspecify.annotations.Nullable;
import spaceone.identity.FreeForm;
import spaceone.identity.Ids;
import spaceone.identity.JsonColumn;

/**
 * Gives a set of users a role each in a set of workspaces. Its users are rows of their own, changed
 * by statements and read with the group.
 */
@Entity
@Table(name = "workspace_groups")
public class WorkspaceGroup {

    @Id
    @Column(name = "workspace_group_id")
    private String workspaceGroupId;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "updated_by")
    private String updatedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Transient private List<WorkspaceGroupMember> users = List.of();
    @Transient private long workspaceCount;

    protected WorkspaceGroup() {}

    WorkspaceGroup(
            String domainId,
            String name,
            @Nullable JsonObject tags,
            String createdBy,
            Instant now) {
        this.workspaceGroupId = Ids.next("wg");
        this.domainId = domainId;
        this.name = name;
        this.tags = tags == null ? JsonValue.EMPTY_JSON_OBJECT : FreeForm.trimmed(tags);
        this.createdBy = createdBy;
        this.updatedBy = createdBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void change(@Nullable String newName, @Nullable JsonObject newTags) {
        if (newName != null) {
            name = newName;
        }
        if (newTags != null) {
            tags = FreeForm.trimmed(newTags);
        }
    }

    void changedBy(String who, Instant now) {
        updatedBy = who;
        updatedAt = now;
    }

    WorkspaceGroup with(List<WorkspaceGroupMember> members, long workspaces) {
        users = List.copyOf(members);
        workspaceCount = workspaces;
        return this;
    }

    public String workspaceGroupId() {
        return workspaceGroupId;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public JsonObject tags() {
        return tags;
    }

    public List<WorkspaceGroupMember> users() {
        return users;
    }

    public long workspaceCount() {
        return workspaceCount;
    }

    public String createdBy() {
        return createdBy;
    }

    public String updatedBy() {
        return updatedBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
