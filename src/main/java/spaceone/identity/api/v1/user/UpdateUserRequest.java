package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserChanges;
import spaceone.identity.user.UserUpdate;

public record UpdateUserRequest(
        @NotNull String userId,
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) @Nullable String password,
        @Nullable String currentPassword,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Nullable Boolean resetPassword,
        @Nullable String domainId) {

    UserUpdate toUpdate() {
        return new UserUpdate(
                toChanges(), password, Boolean.TRUE.equals(resetPassword), null, null);
    }

    UserChanges toChanges() {
        return new UserChanges(name, email, language, timezone, tags);
    }
}
