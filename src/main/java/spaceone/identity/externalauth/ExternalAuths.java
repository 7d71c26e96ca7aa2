package spaceone.identity.externalauth;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.access.Powers;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.tenancy.Domains;

/** Sets, replaces and takes away how a domain signs in elsewhere: its first directory. */
@Stateless
public class ExternalAuths {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Domains domains;
    @Inject Powers powers;
    @Inject Plugins plugins;

    /**
     * @param metadata what anybody may know of the provider
     */
    public ExternalAuth set(String domainId, NewExternalAuth wanted, JsonObject metadata) {
        domains.lockAdministration(domainId);
        powers.demandOverExternals(domainId);
        Optional<ExternalAuth> present = find(domainId);
        Plugin plugin =
                plugins.made(
                        Plugins.Place.first(domainId),
                        wanted,
                        present.map(ExternalAuth::plugin),
                        metadata);
        Instant now = clock.instant();
        ExternalAuth auth = present.orElseGet(() -> new ExternalAuth(domainId, plugin, now));
        auth.set(plugin, now);
        em.persist(auth);
        changed("set", domainId, Map.of("plugin_id", wanted.pluginId()));
        return auth;
    }

    /** The directory as it would be reached with these settings. */
    public DirectorySettings preview(String domainId, NewExternalAuth wanted) {
        return plugins.preview(
                Plugins.Place.first(domainId), wanted, find(domainId).map(ExternalAuth::plugin));
    }

    public void unset(String domainId) {
        powers.demandOverExternals(domainId);
        ExternalAuth auth =
                find(domainId).orElseThrow(() -> CommonError.NOT_FOUND.with("domain_id", domainId));
        em.remove(auth);
        changed("unset", domainId, Map.of());
    }

    public Optional<ExternalAuth> find(String domainId) {
        return Optional.ofNullable(em.find(ExternalAuth.class, domainId));
    }

    /** How the first directory of a domain is reached, if it has one. */
    public Optional<DirectorySettings> directory(String domainId) {
        return find(domainId)
                .map(auth -> plugins.settings(Plugins.Place.first(domainId), auth.plugin()));
    }

    private void changed(String verb, String domainId, Map<String, ?> details) {
        audit.changed("ExternalAuth." + verb, domainId, "Domain", domainId, details);
    }
}
