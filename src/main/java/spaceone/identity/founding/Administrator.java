package spaceone.identity.founding;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Role;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.NewUser;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

/** The first administrator of a domain, as the founder names him. */
public record Administrator(
        String userId,
        String password,
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @Nullable JsonObject tags,
        boolean resetPassword) {

    NewUser toNewUser() {
        return new NewUser(
                userId,
                AuthType.LOCAL,
                UserType.USER,
                UserState.PENDING,
                password,
                name,
                email,
                language,
                timezone,
                tags,
                resetPassword,
                null,
                null,
                Role.DOMAIN_ADMIN);
    }
}
