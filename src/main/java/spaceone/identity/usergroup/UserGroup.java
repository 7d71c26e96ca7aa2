package spaceone.identity.usergroup;

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

/** A named set of users of one workspace. Its users are rows of their own, read with it. */
@Entity
@Table(name = "user_groups")
public class UserGroup {

    @Id
    @Column(name = "user_group_id")
    private String userGroupId;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;
    private @Nullable String description;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "created_at")
    private Instant createdAt;

    @Transient private List<String> users = List.of();

    protected UserGroup() {}

    UserGroup(String domainId, String workspaceId, String name, Origin origin) {
        this.userGroupId = origin.id();
        this.domainId = domainId;
        this.workspaceId = workspaceId;
        this.name = name;
        this.tags = JsonValue.EMPTY_JSON_OBJECT;
        this.createdAt = origin.since();
    }

    void change(
            @Nullable String newName,
            @Nullable String newDescription,
            @Nullable JsonObject newTags) {
        if (newName != null) {
            name = newName;
        }
        if (newDescription != null) {
            description = newDescription;
        }
        if (newTags != null) {
            tags = FreeForm.trimmed(newTags);
        }
    }

    UserGroup with(List<String> members) {
        users = List.copyOf(members);
        return this;
    }

    public String userGroupId() {
        return userGroupId;
    }

    public String domainId() {
        return domainId;
    }

    public String workspaceId() {
        return workspaceId;
    }

    public String name() {
        return name;
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
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
}
