package spaceone.identity.api.v2.usergroup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.usergroup.UserGroups;

public record CreateUserGroupRequest(
        @NotNull @NotBlank @Most(255) String name,
        @Most(255) @Nullable String description,
        @TagList @Nullable JsonObject tags,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    UserGroups.Wanted toWanted() {
        return UserGroups.Wanted.of(name, description, tags);
    }
}
