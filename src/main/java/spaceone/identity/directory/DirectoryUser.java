package spaceone.identity.directory;

import java.util.Optional;

/**
 * A person as the directory knows him. {@code name} and {@code email} are empty when it does not
 * say; {@code emailVerified} is absent when it has no word on that.
 */
public record DirectoryUser(
        String userId, String name, String email, Optional<Boolean> emailVerified, State state) {

    /** UNIDENTIFIED: the directory cannot be asked about people, so nobody knows. */
    public enum State {
        ENABLED,
        DISABLED,
        UNIDENTIFIED
    }

    public DirectoryUser {
        name = name == null ? "" : name.strip();
        email = email == null ? "" : email.strip();
    }

    static DirectoryUser unidentified(String userId) {
        return new DirectoryUser(userId, "", "", Optional.empty(), State.UNIDENTIFIED);
    }

    public boolean isDisabled() {
        return state == State.DISABLED;
    }
}
