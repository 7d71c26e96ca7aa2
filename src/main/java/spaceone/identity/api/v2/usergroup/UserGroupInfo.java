package spaceone.identity.api.v2.usergroup;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import spaceone.identity.usergroup.UserGroup;

public record UserGroupInfo(
        String userGroupId,
        String name,
        String description,
        List<String> users,
        JsonObject tags,
        String workspaceId,
        String domainId,
        Instant createdAt) {

    static UserGroupInfo of(UserGroup group) {
        return new UserGroupInfo(
                group.userGroupId(),
                group.name(),
                group.description().orElse(null),
                group.users(),
                group.tags(),
                group.workspaceId(),
                group.domainId(),
                group.createdAt());
    }
}
