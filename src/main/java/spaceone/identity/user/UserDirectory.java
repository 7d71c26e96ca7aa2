package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import spaceone.identity.directory.Directories;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.DomainDirectories;
import spaceone.identity.externalauth.ExternalDirectories;

/**
 * The external directories of a domain, as far as users need them. Never asked in a transaction.
 */
@ApplicationScoped
public class UserDirectory {

    @Inject ExternalDirectories externalDirectories;
    @Inject Directories directories;

    /** Somebody, and the directory that has them. */
    record Found(DirectorySettings settings, DirectoryUser person) {}

    /** The name of the identity provider that a user comes from, or would. */
    Optional<String> provider(User user) {
        return about(externalDirectories.shown(user.domainId()), user).stream()
                .findFirst()
                .flatMap(
                        settings ->
                                externalDirectories.metadata(
                                        settings.domainId(), settings.directoryId()))
                .map(metadata -> metadata.getString("identity_provider", "EXTERNAL"));
    }

    DomainDirectories of(String domainId) {
        return externalDirectories.all(domainId);
    }

    /** Refuses where a domain has no directory. */
    DomainDirectories demand(String domainId) {
        DomainDirectories all = of(domainId);
        if (all.isEmpty()) {
            throw UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION.with(domainId);
        }
        return all;
    }

    /** Exactly one person of that id, or a refusal. */
    DirectoryUser get(String domainId, String userId) {
        return get(demand(domainId).about(userId), userId).person();
    }

    /** As the directory knows a user that they came from; who has not come yet may be in any. */
    Found get(User user) {
        return get(about(demand(user.domainId()), user), user.userId());
    }

    /**
     * The first that has an entry counts. One that cannot be asked about people knows everybody, so
     * it comes last.
     */
    private Found get(List<DirectorySettings> asked, String userId) {
        Found unidentified = null;
        for (DirectorySettings settings : asked) {
            List<DirectoryUser> found = directories.find(settings, DirectorySearch.userId(userId));
            if (found.size() > 1) {
                throw DirectoryError.TOO_MANY_USERS_IN_EXTERNAL_AUTH.with(userId);
            }
            if (found.size() == 1 && found.get(0).state() != DirectoryUser.State.UNIDENTIFIED) {
                return new Found(settings, found.get(0));
            }
            if (found.size() == 1 && unidentified == null) {
                unidentified = new Found(settings, found.get(0));
            }
        }
        if (unidentified == null) {
            throw DirectoryError.NOT_FOUND_USER_IN_EXTERNAL_AUTH.with(userId);
        }
        return unidentified;
    }

    private static List<DirectorySettings> about(DomainDirectories all, User user) {
        return user.directory()
                .map(directory -> all.named(directory).stream().toList())
                .orElseGet(() -> all.about(user.userId()));
    }

    /** Whether people whom only the directory knows are taken in when they sign in. */
    boolean admitsUnknown(DirectorySettings settings) {
        return settings.options().get("auto_user_sync") == JsonValue.TRUE;
    }

    /** Whether names and addresses follow the directory at each sign-in. */
    boolean renewsProfiles(DirectorySettings settings) {
        return settings.options().get("auto_profile_sync") == JsonValue.TRUE;
    }

    Optional<DirectoryUser> authorize(DirectorySettings settings, JsonObject credentials) {
        return directories.authorize(settings, credentials);
    }

    void pretend(DirectorySettings settings, JsonObject credentials) {
        directories.pretend(settings, credentials);
    }
}
