package spaceone.identity.api.v2.workspaceuser;

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

public record CreateWorkspaceUserRequest(
        @NotNull @Most(UserIds.LONGEST) String userId,
        @NotNull String roleId,
        @NotNull AuthType authType,
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) @Nullable String password,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Nullable Boolean resetPassword,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    NewUser toNewUser() {
        return new NewUser(
                userId.strip(),
                authType,
                UserType.USER,
                UserState.PENDING,
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
