package spaceone.identity.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import spaceone.identity.password.TemporaryPassword;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.Users;

/**
 * Founds an installation on an empty database, in one transaction, on one of the nodes that start.
 */
@Stateless
public class FirstStart {

    @Inject Domains domains;
    @Inject Founding founding;
    @Inject Users users;

    public boolean isDue() {
        return domains.isEmpty();
    }

    /**
     * The root domain and a first domain, both administered under the same name and password. A
     * generated one was printed, so it is good for choosing another one only: in each of them.
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
        Domain first =
                founding.found(
                        domainName, administrator(adminId, used), JsonValue.EMPTY_JSON_OBJECT);
        if (password.isEmpty()) {
            for (String domainId : List.of(Domain.ROOT, first.domainId())) {
                users.setRequiredActions(
                        domainId, adminId, EnumSet.of(RequiredAction.UPDATE_PASSWORD));
            }
        }
        return password.isPresent() ? Optional.empty() : Optional.of(used);
    }

    private static Administrator administrator(String userId, String password) {
        return new Administrator(userId, password, null, null, null, null, null, false);
    }
}
