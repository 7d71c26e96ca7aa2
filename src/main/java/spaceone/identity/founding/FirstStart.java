package spaceone.identity.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Optional;
import spaceone.identity.password.TemporaryPassword;
import spaceone.identity.tenancy.Domains;

/**
 * Founds an installation on an empty database, in one transaction, on one of the nodes that start.
 */
@Stateless
public class FirstStart {

    @Inject Domains domains;
    @Inject Founding founding;

    public boolean isDue() {
        return domains.isEmpty();
    }

    /**
     * The root domain and a first domain, both administered under the same name and password.
     *
     * @return the generated password, if there was none to use and anything was created
     */
    public Optional<String> found(String domainName, String adminId, Optional<String> password) {
        if (!isDue()) {
            return Optional.empty();
        }
        founding.lock();
        if (!isDue()) {
            return Optional.empty();
        }
        String used = password.orElseGet(TemporaryPassword::next);
        founding.initialize(administrator(adminId, used));
        founding.found(domainName, administrator(adminId, used), JsonValue.EMPTY_JSON_OBJECT);
        return password.isPresent() ? Optional.empty() : Optional.of(used);
    }

    private static Administrator administrator(String userId, String password) {
        return new Administrator(userId, password, null, null, null, null, null, false);
    }
}
