package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.DomainDirectories;
import spaceone.identity.directory.Refusal;

/**
 * Somebody arrives with credentials of one of the domain's directories: who is he here? The
 * provider's word that he is out of service puts him out of service here, too
 * (docs/contract/sign-in.md).
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExternalArrival {

    @Inject Users users;
    @Inject UserDirectory directory;
    @Inject Registration registration;
    @Inject ExternalIdentities identities;
    @Inject DirectorySync sync;
    @Inject DirectoryGrants grants;

    /** Refuses whoever is nobody here, with the reason in words for the record. */
    public User recognise(String domainId, JsonObject credentials) {
        DomainDirectories all = directory.of(domainId);
        if (all.isEmpty()) {
            throw Refusal.NO_DIRECTORY.with();
        }
        UserDirectory.Found found = vouching(asked(all, domainId, credentials), credentials);
        DirectorySettings settings = found.settings();
        DirectoryUser person = found.person();
        try {
            User user = renewed(settings, local(all, settings, person), person);
            boolean changed = !user.isDisabled() && grants.apply(settings, user, person);
            return changed ? users.get(user.domainId(), user.userId()) : user;
        } catch (IdentityException refusal) {
            throw refusal.recorded(
                    Map.of("user_id", person.userId(), "directory_id", settings.directoryId()));
        }
    }

    /**
     * Takes as long as to recognise somebody, and finds out nothing: for who may not learn whether
     * the provider is asked about a user. No password is shown to it.
     */
    public void pretend(String domainId, JsonObject credentials) {
        try {
            asked(directory.of(domainId), domainId, credentials).stream()
                    .findFirst()
                    .ifPresent(settings -> directory.pretend(settings, credentials));
        } catch (IdentityException e) {
            // Nobody waits for an answer.
        }
    }

    /** Whose directory is known is looked for nowhere else: nobody else may take their name. */
    private List<DirectorySettings> asked(
            DomainDirectories all, String domainId, JsonObject credentials) {
        List<DirectorySettings> taking = all.taking(credentials);
        if (DomainDirectories.isOfProvider(credentials)
                || !(credentials.get("user_id") instanceof JsonString userId)) {
            return taking;
        }
        return users.findExternal(domainId, userId.getString().strip())
                .flatMap(User::directory)
                .map(home -> all.home(home, credentials))
                .orElse(taking);
    }

    /**
     * The first that knows whose the credentials are. A password goes no further than to that, and
     * to none where an earlier directory is away that might know its user: the next one could have
     * somebody else of the name. What a provider has signed is nobody else's, so there the others
     * are asked.
     */
    private UserDirectory.Found vouching(List<DirectorySettings> asked, JsonObject credentials) {
        IdentityException last = Refusal.NOBODY_THERE.with();
        boolean away = false;
        for (DirectorySettings settings : asked) {
            try {
                return new UserDirectory.Found(
                        settings,
                        directory
                                .authorize(settings, credentials)
                                .orElseThrow(() -> Refusal.NOT_ACCEPTED.with()));
            } catch (IdentityException e) {
                boolean down = e.error() == DirectoryError.AUTHENTICATION_FAILURE_PLUGIN;
                boolean next =
                        down && DomainDirectories.isOfProvider(credentials)
                                || e.error() instanceof Refusal refusal && refusal.isOfAnother();
                if (!next) {
                    throw e.recorded(Map.of("directory_id", settings.directoryId()));
                }
                last = away ? last : e;
                away |= down;
            }
        }
        throw last;
    }

    private User local(DomainDirectories all, DirectorySettings settings, DirectoryUser person) {
        Optional<User> known = holder(settings.domainId(), person);
        if (known.flatMap(User::directory).isEmpty()
                && !isAmong(settings, all.about(person.userId()))) {
            throw Refusal.OTHER_DIRECTORY.with("of that e-mail domain", settings.directoryId());
        }
        if (known.isEmpty()) {
            return stranger(settings, person);
        }
        User user = known.get();
        if (user.authType() != AuthType.EXTERNAL || user.userType() != UserType.USER) {
            throw Refusal.LOCAL_NAME.with();
        }
        // Before anything is done to them: they may not be whom the provider means.
        user.demandDirectory(settings.directoryId());
        user.demandIdentity(person.identity());
        if (person.isDisabled()) {
            putOutOfService(user);
            throw Refusal.DISABLED_THERE.with();
        }
        return known(settings, user, person);
    }

    /** Names change: who came as the same before is the user, and only then who has the name. */
    private Optional<User> holder(String domainId, DirectoryUser person) {
        return person.identity()
                .flatMap(identity -> identities.find(domainId, identity))
                .or(() -> users.findExternal(domainId, person.userId()));
    }

    private User known(DirectorySettings settings, User user, DirectoryUser person) {
        boolean first =
                user.directory().isEmpty()
                        || person.identity().isPresent() && !user.identity().isPresent();
        return first && !user.isDisabled()
                ? identities.keep(user, settings.directoryId(), person.identity())
                : user;
    }

    private User renewed(DirectorySettings settings, User user, DirectoryUser person) {
        boolean wanted = directory.renewsProfiles(settings) && !user.isDisabled();
        return wanted && DirectoryProfile.of(person).isNewsOf(user)
                ? sync.renew(user, person)
                : user;
    }

    private static boolean isAmong(DirectorySettings one, List<DirectorySettings> several) {
        return several.stream().anyMatch(each -> each.directoryId().equals(one.directoryId()));
    }

    private User stranger(DirectorySettings settings, DirectoryUser person) {
        if (person.isDisabled()) {
            throw Refusal.DISABLED_THERE.with();
        }
        if (!directory.admitsUnknown(settings)) {
            throw Refusal.UNKNOWN_HERE.with();
        }
        return known(settings, admit(settings.domainId(), person), person);
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
