package spaceone.identity.user;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.directory.DirectoryUser;

/**
 * What we take over from a directory: only what our own fields can hold. Null means that the
 * directory has nothing usable to say.
 */
record DirectoryProfile(
        @Nullable String name,
        @Nullable String email,
        Optional<Boolean> verified,
        UserState state) {

    private static final int LONGEST_NAME = 128;

    static DirectoryProfile of(DirectoryUser person) {
        boolean address = EmailAddresses.isAddress(person.email());
        return new DirectoryProfile(
                person.name().isEmpty() ? null : shortened(person.name()),
                address ? person.email() : null,
                address ? person.emailVerified() : Optional.empty(),
                switch (person.state()) {
                    case ENABLED -> UserState.ENABLED;
                    case DISABLED -> UserState.DISABLED;
                    case UNIDENTIFIED -> UserState.PENDING;
                });
    }

    /** Whether a user has another name or address, or has not proven the address it vouches for. */
    boolean isNewsOf(User user) {
        return name != null && !name.equals(user.name())
                || email != null && !email.equalsIgnoreCase(user.email())
                || verified.orElse(false) && !user.emailVerified();
    }

    UserChanges changes() {
        return new UserChanges(name, email, null, null, null);
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
