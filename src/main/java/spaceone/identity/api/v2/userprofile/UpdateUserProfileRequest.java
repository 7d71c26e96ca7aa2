package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserChanges;

public record UpdateUserProfileRequest(
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) @Nullable String password,
        @Nullable String currentPassword,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags) {

    UserChanges toChanges() {
        return new UserChanges(name, email, language, timezone, tags);
    }
}
