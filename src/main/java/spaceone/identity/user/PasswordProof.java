package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import spaceone.identity.password.PasswordHasher;

/**
 * Judges a password given at the door. The work is the same whether there is such a user or not, so
 * that time tells nothing. Slow on purpose, so never called in a transaction.
 */
@ApplicationScoped
public class PasswordProof {

    /** Which of his passwords the user gave; none of ours when he proved himself elsewhere. */
    public enum Given {
        OWN,
        TEMPORARY,
        /** None: a passkey alone, which is both factors. */
        PASSKEY,
        ELSEWHERE
    }

    @Inject PasswordHasher hasher;
    @Inject ResetMode mode;
    @Inject Clock clock;

    public Optional<Given> check(Optional<User> user, String password) {
        if (matches(user.flatMap(User::password), password)) {
            return Optional.of(Given.OWN);
        }
        Optional<String> temporary = user.flatMap(u -> u.passwords().temporary(clock.instant()));
        boolean second = mode.isTemporaryPassword() || temporary.isPresent();
        return second && matches(temporary, password)
                ? Optional.of(Given.TEMPORARY)
                : Optional.empty();
    }

    private boolean matches(Optional<String> hash, String password) {
        if (hash.isEmpty()) {
            hasher.burn(password);
            return false;
        }
        return hasher.verify(password, hash.get());
    }
}
