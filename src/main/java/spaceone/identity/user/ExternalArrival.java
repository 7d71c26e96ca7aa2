package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.Refusal;

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
    @Inject ExternalIdentities identities;
    @Inject DirectoryGrants grants;

    /** Refuses whoever is nobody here, with the reason in words for the record. */
    public User recognise(String domainId, JsonObject credentials) {
        DirectorySettings settings =
                directory.of(domainId).orElseThrow(() -> Refusal.NO_DIRECTORY.with());
        DirectoryUser person =
                directory
                        .authorize(settings, credentials)
                        .orElseThrow(() -> Refusal.NOT_ACCEPTED.with());
        try {
            User user = local(settings, person);
            boolean changed = !user.isDisabled() && grants.apply(settings, user, person);
            return changed ? users.get(user.domainId(), user.userId()) : user;
        } catch (IdentityException refusal) {
            throw refusal.recorded(Map.of("user_id", person.userId()));
        }
    }

    /**
     * Takes as long as to recognise somebody, and finds out nothing: for who may not learn whether
     * the provider is asked about a user. No password is shown to it.
     */
    public void pretend(String domainId, JsonObject credentials) {
        try {
            directory.of(domainId).ifPresent(settings -> directory.pretend(settings, credentials));
        } catch (IdentityException e) {
            // Nobody waits for an answer.
        }
    }

    private User local(DirectorySettings settings, DirectoryUser person) {
        Optional<User> known = holder(settings.domainId(), person);
        if (known.isEmpty()) {
            return stranger(settings, person);
        }
        User user = known.get();
        if (user.authType() != AuthType.EXTERNAL || user.userType() != UserType.USER) {
            throw Refusal.LOCAL_NAME.with();
        }
        // Before anything is done to them: they may not be whom the provider means.
        user.demandIdentity(person.identity());
        if (person.isDisabled()) {
            putOutOfService(user);
            throw Refusal.DISABLED_THERE.with();
        }
        return known(user, person);
    }

    /** Names change: who came as the same before is the user, and only then who has the name. */
    private Optional<User> holder(String domainId, DirectoryUser person) {
        return person.identity()
                .flatMap(identity -> identities.find(domainId, identity))
                .or(() -> users.findExternal(domainId, person.userId()));
    }

    private User known(User user, DirectoryUser person) {
        boolean first = person.identity().isPresent() && !user.hasIdentity() && !user.isDisabled();
        return first ? identities.keep(user, person.identity().get()) : user;
    }

    private User stranger(DirectorySettings settings, DirectoryUser person) {
        if (person.isDisabled()) {
            throw Refusal.DISABLED_THERE.with();
        }
        if (!directory.admitsUnknown(settings)) {
            throw Refusal.UNKNOWN_HERE.with();
        }
        return known(admit(settings.domainId(), person), person);
    }

    /** Not when the id is none that we can keep, or too like that of another user. */
    private User admit(String domainId, DirectoryUser person) {
        User user;
        try {
            user = registration.admit(domainId, person);
        } catch (IdentityException e) {
            throw Refusal.UNUSABLE_ID.with(e.getMessage());
        }
        if (user.authType() != AuthType.EXTERNAL) {
            throw Refusal.LOCAL_NAME.with();
        }
        return user;
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
