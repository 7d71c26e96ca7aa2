package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.UserChanges;
import spaceone.identity.user.UserUpdate;

public record UpdateUserRequest(
        @NotNull String userId,
        String password,
        String currentPassword,
        String name,
        String email,
        String language,
        String timezone,
        @TagList JsonObject tags,
        Boolean resetPassword,
        String domainId) {

    UserUpdate toUpdate() {
        return new UserUpdate(
                toChanges(), password, Boolean.TRUE.equals(resetPassword), null, null);
    }

    UserChanges toChanges() {
        return new UserChanges(name, email, language, timezone, tags);
    }
}
