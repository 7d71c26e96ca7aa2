package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;

/**
 * Somebody arrives with credentials of the domain's provider: who is he here? The provider's word
 * that he is out of service puts him out of service here, too (user-api.md 6.1, rows 9 to 11).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExternalArrival {

    @Inject Users users;
    @Inject UserDirectory directory;
    @Inject Registration registration;

    /** Empty when he is nobody here, for whatever reason. */
    public Optional<User> recognise(String domainId, JsonObject credentials) {
        Optional<DirectorySettings> provider = directory.of(domainId);
        return provider.flatMap(settings -> directory.authorize(settings, credentials))
                .flatMap(person -> local(provider.get(), person));
    }

    private Optional<User> local(DirectorySettings settings, DirectoryUser person) {
        Optional<User> known = users.find(settings.domainId(), person.userId());
        if (known.isEmpty()) {
            boolean welcome = directory.admitsUnknown(settings) && !person.isDisabled();
            return welcome ? admit(settings.domainId(), person) : Optional.empty();
        }
        User user = known.get();
        if (user.authType() != AuthType.EXTERNAL || user.userType() != UserType.USER) {
            return Optional.empty();
        }
        if (person.isDisabled()) {
            putOutOfService(user);
            return Optional.empty();
        }
        return known;
    }

    /** Nobody, when his id is not one that we can keep, or too like that of another user. */
    private Optional<User> admit(String domainId, DirectoryUser person) {
        try {
            return Optional.of(registration.admit(domainId, person))
                    .filter(user -> user.authType() == AuthType.EXTERNAL);
        } catch (IdentityException e) {
            return Optional.empty();
        }
    }

    /** The last administrator stays in service, or nobody could put the domain right again. */
    private void putOutOfService(User user) {
        try {
            users.disable(user.domainId(), user.userId());
        } catch (IdentityException e) {
            boolean last = e.error() == UserError.LAST_ADMIN_CANNOT_DISABLED_DELETED;
            if (!last && e.error() != CommonError.NOT_FOUND) {
                throw e;
            }
        }
    }
}
