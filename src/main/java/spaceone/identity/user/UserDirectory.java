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
import spaceone.identity.externalauth.ExternalAuths;

/** The external directory of a domain, as far as users need one. Never asked in a transaction. */
@ApplicationScoped
public class UserDirectory {

    @Inject ExternalAuths externalAuths;
    @Inject Directories directories;

    /** The name of the domain's identity provider. */
    Optional<String> provider(String domainId) {
        return externalAuths
                .find(domainId)
                .map(auth -> auth.metadata().getString("identity_provider", "EXTERNAL"));
    }

    Optional<DirectorySettings> of(String domainId) {
        return externalAuths.directory(domainId);
    }

    /** Refuses where a domain has no directory. */
    DirectorySettings demand(String domainId) {
        return of(domainId)
                .orElseThrow(() -> UserError.NOT_ALLOWED_EXTERNAL_AUTHENTICATION.with(domainId));
    }

    /** Exactly one person of that id, or a refusal. */
    DirectoryUser get(String domainId, String userId) {
        return get(demand(domainId), userId);
    }

    DirectoryUser get(DirectorySettings settings, String userId) {
        List<DirectoryUser> found = directories.find(settings, DirectorySearch.userId(userId));
        if (found.isEmpty()) {
            throw DirectoryError.NOT_FOUND_USER_IN_EXTERNAL_AUTH.with(userId);
        }
        if (found.size() > 1) {
            throw DirectoryError.TOO_MANY_USERS_IN_EXTERNAL_AUTH.with(userId);
        }
        return found.get(0);
    }

    /** Whether people whom only the directory knows are taken in when they sign in. */
    boolean admitsUnknown(DirectorySettings settings) {
        return settings.options().get("auto_user_sync") == JsonValue.TRUE;
    }

    Optional<DirectoryUser> authorize(DirectorySettings settings, JsonObject credentials) {
        return directories.authorize(settings, credentials);
    }

    void pretend(DirectorySettings settings, JsonObject credentials) {
        directories.pretend(settings, credentials);
    }
}
