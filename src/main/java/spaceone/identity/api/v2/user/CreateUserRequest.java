package spaceone.identity.api.v2.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.NewUser;
import spaceone.identity.user.Registration;
import spaceone.identity.user.UserIds;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

public record CreateUserRequest(
        @NotNull @Most(UserIds.LONGEST) String userId,
        @NotNull AuthType authType,
        @Most(value = PasswordPolicy.LONGEST, byRoom = true) @Nullable String password,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Nullable Boolean resetPassword,
        @Nullable MfaState enforceMfaState,
        @Nullable MfaType enforceMfaType,
        @Nullable ResourceGroup permissionGroup,
        @Nullable String roleId,
        @Nullable String workspaceId,
        @Nullable String domainId) {

    /** A role counts in the domain or in a workspace; of users there are none in a project. */
    @Nullable ResourceGroup checkedGroup() {
        if (permissionGroup == ResourceGroup.PROJECT) {
            throw INVALID_PARAMETER.with("permission_group", "must be DOMAIN or WORKSPACE");
        }
        return permissionGroup;
    }

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
                enforceMfaState,
                enforceMfaType,
                null);
    }
}
