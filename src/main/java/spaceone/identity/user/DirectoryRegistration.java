package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Creates a user whom the domain's directory must know; it is asked before anything is written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryRegistration {

    @Inject UserDirectory directory;
    @Inject Registration registration;

    public User create(String domainId, NewUser wanted) {
        Registration.check(wanted);
        return registration.create(
                domainId, wanted.knownAs(directory.get(domainId, wanted.userId())));
    }
}
