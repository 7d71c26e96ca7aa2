package spaceone.identity.user;

import jakarta.json.JsonObject;

/**
 * What is known of a user to be created. Null means "not given". {@code initialState} is what the
 * API version promises; {@code roleId} makes the user an administrator of the domain.
 */
public record NewUser(
        String userId,
        AuthType authType,
        UserType userType,
        UserState initialState,
        String password,
        String name,
        String email,
        String language,
        String timezone,
        JsonObject tags,
        boolean resetPassword,
        MfaState enforceMfaState,
        MfaType enforceMfaType,
        String roleId) {}
