package spaceone.identity.user;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Changes to a user. Null leaves a field as it is; tags are replaced as a whole. */
public record UserChanges(
        @Nullable String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timezone,
        @Nullable JsonObject tags) {

    static final UserChanges NONE = new UserChanges(null, null, null, null, null);

    public UserChanges {
        name = name == null ? null : name.strip();
        email = email == null ? null : email.strip();
    }

    boolean onlyName() {
        return email == null && language == null && timezone == null && tags == null;
    }
}
