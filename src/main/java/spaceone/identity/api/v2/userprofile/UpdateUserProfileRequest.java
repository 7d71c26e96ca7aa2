package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserChanges;

public record UpdateUserProfileRequest(
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) String password,
        String currentPassword,
        @Most(Registration.LONGEST_NAME) String name,
        String email,
        String language,
        String timezone,
        @TagList JsonObject tags) {

    UserChanges toChanges() {
        return new UserChanges(name, email, language, timezone, tags);
    }
}
