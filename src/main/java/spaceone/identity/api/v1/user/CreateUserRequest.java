package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.NewUser;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserIds;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

/** In v1 people are known by their address, and whoever signs in here is ENABLED at once. */
public record CreateUserRequest(
        @NotNull @Most(UserIds.LONGEST) String userId,
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) @Nullable String password,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Nullable UserType userType,
        @Nullable AuthType backend,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Nullable Boolean resetPassword,
        @Nullable String domainId) {

    boolean isExternal() {
        return backend == AuthType.EXTERNAL;
    }

    NewUser toNewUser() {
        AuthType authType = backend == null ? AuthType.LOCAL : backend;
        UserType type = userType == null ? UserType.USER : userType;
        if (authType == AuthType.LOCAL && type == UserType.USER) {
            UserIds.checkAddress(userId.strip());
        }
        return new NewUser(
                userId.strip(),
                authType,
                type,
                authType == AuthType.LOCAL ? UserState.ENABLED : UserState.PENDING,
                password,
                name,
                email,
                language,
                timezone,
                tags,
                Boolean.TRUE.equals(resetPassword),
                null,
                null,
                null);
    }
}
