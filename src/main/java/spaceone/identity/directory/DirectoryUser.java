package spaceone.identity.directory;

import java.util.Optional;
import java.util.Set;

/**
 * A person as the directory knows them. {@code name} and {@code email} are empty when it does not
 * say; {@code emailVerified} is absent when it has no word on that, {@code identity} when it tells
 * nothing that outlives a change of the name, {@code groups} when nobody asked it about them or it
 * did not say.
 */
public record DirectoryUser(
        String userId,
        String name,
        String email,
        Optional<Boolean> emailVerified,
        State state,
        Optional<DirectoryIdentity> identity,
        Optional<Set<String>> groups) {

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

    DirectoryUser(
            String userId,
            String name,
            String email,
            Optional<Boolean> emailVerified,
            State state) {
        this(userId, name, email, emailVerified, state, Optional.empty(), Optional.empty());
    }

    DirectoryUser known(Optional<DirectoryIdentity> as) {
        return new DirectoryUser(userId, name, email, emailVerified, state, as, groups);
    }

    DirectoryUser in(Optional<Set<String>> theirs) {
        return new DirectoryUser(userId, name, email, emailVerified, state, identity, theirs);
    }

    static DirectoryUser unidentified(String userId) {
        return new DirectoryUser(userId, "", "", Optional.empty(), State.UNIDENTIFIED);
    }

    DirectoryUser disabled() {
        return new DirectoryUser(userId, name, email, emailVerified, State.DISABLED);
    }

    public boolean isDisabled() {
        return state == State.DISABLED;
    }
}
