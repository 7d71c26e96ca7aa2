package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.UserChanges;

public record UpdateUserProfileRequest(
        String password,
        String currentPassword,
        String name,
        String email,
        String language,
        String timezone,
        @TagList JsonObject tags) {

    UserChanges toChanges() {
        return new UserChanges(name, email, language, timezone, tags);
    }
}
