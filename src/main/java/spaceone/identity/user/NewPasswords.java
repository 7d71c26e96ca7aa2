package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import spaceone.identity.password.PasswordError;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;

/**
 * Judges and hashes a new password for an existing user. Slow on purpose, so never called in a
 * transaction.
 */
@ApplicationScoped
public class NewPasswords {

    @Inject PasswordHasher hasher;
    @Inject PasswordPolicy policy;
    @Inject Domains domains;

    void checkFormat(User user, String password) {
        user.demandLocal();
        Domain domain = domains.get(user.domainId());
        policy.check(
                password, domain.passwordRules(user.mfa().isOn()), user.userId(), user.email());
    }

    void checkCurrent(User user, String password) {
        if (!matches(user, password)) {
            throw PasswordError.PASSWORD_NOT_MATCHED.with(user.userId());
        }
    }

    /** The hash of a password that is another than the stored one. */
    String hash(User user, String password) {
        if (matches(user, password)) {
            throw PasswordError.PASSWORD_NOT_CHANGED.with(user.userId());
        }
        return hasher.hash(password);
    }

    private boolean matches(User user, String password) {
        return user.password().filter(hash -> hasher.verify(password, hash)).isPresent();
    }
}
