package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The external directory of a domain, as far as users need one. No domain has one until external
 * sign-in is built; it will answer here.
 */
@ApplicationScoped
public class UserDirectory {

    /** The name of the domain's identity provider. */
    Optional<String> provider(String domainId) {
        return Optional.empty();
    }

    /** Refuses where a domain has no directory that could know the user. */
    public void demand(String domainId) {
        if (provider(domainId).isEmpty()) {
            throw UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION.with(domainId);
        }
    }
}
