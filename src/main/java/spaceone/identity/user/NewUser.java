package spaceone.identity.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;
import spaceone.identity.directory.DirectoryUser;

/**
 * What is known of a user to be created. Null means "not given". {@code initialState} is what the
 * API version promises; {@code roleId} makes the user an administrator of the domain.
 */
public record NewUser(
        String userId,
        AuthType authType,
        UserType userType,
        UserState initialState,
        @Nullable String password,
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @Nullable JsonObject tags,
        boolean resetPassword,
        @Nullable MfaState enforceMfaState,
        @Nullable MfaType enforceMfaType,
        @Nullable String roleId) {

    public NewUser {
        userId = Texts.trimmed(userId);
        name = name == null ? null : Texts.name(name, "name").strip();
        email = email == null ? null : email.strip();
    }

    /** Somebody the directory knows and nobody here has named yet. */
    static NewUser of(DirectoryUser person) {
        return new NewUser(
                        person.userId(),
                        AuthType.EXTERNAL,
                        UserType.USER,
                        UserState.ENABLED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        JsonValue.EMPTY_JSON_OBJECT,
                        false,
                        null,
                        null,
                        null)
                .knownAs(person);
    }

    /** With what the directory says of him, where nothing else was given. */
    NewUser knownAs(DirectoryUser person) {
        DirectoryProfile known = DirectoryProfile.of(person);
        return new NewUser(
                userId,
                authType,
                userType,
                known.state(),
                password,
                name == null ? known.name() : name,
                email == null ? known.email() : email,
                language,
                timezone,
                tags,
                resetPassword,
                enforceMfaState,
                enforceMfaType,
                roleId);
    }
}
