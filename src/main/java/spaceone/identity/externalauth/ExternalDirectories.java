package spaceone.identity.externalauth;

import static spaceone.identity.externalauth.ExternalAuthError.TOO_MANY_DIRECTORIES;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.access.Powers;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DomainDirectories;
import spaceone.identity.tenancy.Domains;

/** The directories that a domain has besides its first one. */
@Stateless
public class ExternalDirectories {

    static final int MOST = 20;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Domains domains;
    @Inject Powers powers;
    @Inject Plugins plugins;
    @Inject ExternalAuths externalAuths;

    /** What is to be written of a directory. Null leaves things as they are. */
    public record Wanted(
            @Nullable String name, @Nullable Integer order, @Nullable NewExternalAuth plugin) {}

    /**
     * @param metadata what anybody may know of the provider
     */
    public ExternalDirectory create(String domainId, Wanted wanted, JsonObject metadata) {
        domains.lockAdministration(domainId);
        powers.demandOverExternals(domainId);
        if (list(domainId).size() >= MOST) {
            throw TOO_MANY_DIRECTORIES.with(MOST);
        }
        String name = Objects.requireNonNull(wanted.name(), "a new one has a name");
        NewExternalAuth how = Objects.requireNonNull(wanted.plugin(), "a new one has a plugin");
        demandFree(domainId, name);
        Plugins.Place place = Plugins.Place.another(domainId);
        Instant now = clock.instant();
        ExternalDirectory directory =
                new ExternalDirectory(
                        place, name, plugins.made(place, how, Optional.empty(), metadata), now);
        directory.change(null, wanted.order(), null, now);
        em.persist(directory);
        return changed("create", directory);
    }

    /**
     * @param metadata null where how it is reached stays
     */
    public ExternalDirectory update(
            String domainId, String directoryId, Wanted wanted, @Nullable JsonObject metadata) {
        domains.lockAdministration(domainId);
        powers.demandOverExternals(domainId);
        ExternalDirectory directory = get(domainId, directoryId);
        if (wanted.name() != null && !wanted.name().equals(directory.name())) {
            demandFree(domainId, wanted.name());
        }
        Plugin plugin =
                wanted.plugin() == null
                        ? null
                        : plugins.made(
                                Plugins.Place.of(directory),
                                wanted.plugin(),
                                Optional.of(directory.plugin()),
                                Objects.requireNonNull(metadata));
        directory.change(wanted.name(), wanted.order(), plugin, clock.instant());
        return changed("update", directory);
    }

    /** Its people stay. They come in again through another one when their identity is released. */
    public void delete(String domainId, String directoryId) {
        domains.lockAdministration(domainId);
        powers.demandOverExternals(domainId);
        ExternalDirectory directory = get(domainId, directoryId);
        em.remove(directory);
        changed("delete", directory);
    }

    public ExternalDirectory get(String domainId, String directoryId) {
        return find(domainId, directoryId)
                .orElseThrow(() -> CommonError.NOT_FOUND.with("directory_id", directoryId));
    }

    public Optional<ExternalDirectory> named(String domainId, String name) {
        return list(domainId).stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private Optional<ExternalDirectory> find(String domainId, String directoryId) {
        return em.createQuery(
                        "select d from ExternalDirectory d"
                                + " where d.domainId = :domainId and d.directoryId = :directoryId",
                        ExternalDirectory.class)
                .setParameter("domainId", domainId)
                .setParameter("directoryId", directoryId)
                .getResultStream()
                .findFirst();
    }

    /** What anybody may know of the provider of a directory, the first or another. */
    public Optional<JsonObject> metadata(String domainId, String directoryId) {
        return directoryId.equals(domainId)
                ? externalAuths.find(domainId).map(auth -> auth.plugin().metadata())
                : find(domainId, directoryId).map(directory -> directory.plugin().metadata());
    }

    /** In the order in which they are asked. */
    public List<ExternalDirectory> list(String domainId) {
        return em.createQuery(
                        "select d from ExternalDirectory d where d.domainId = :domainId"
                                + " order by d.position, d.createdAt, d.directoryId",
                        ExternalDirectory.class)
                .setParameter("domainId", domainId)
                .getResultList();
    }

    /** All directories of a domain: the first, then the others by their order. */
    public DomainDirectories all(String domainId) {
        return new DomainDirectories(
                Stream.concat(
                                externalAuths.directory(domainId).stream(),
                                list(domainId).stream().map(this::settings))
                        .toList());
    }

    /** The same without secrets: for who asks none of them. */
    public DomainDirectories shown(String domainId) {
        return new DomainDirectories(
                Stream.concat(
                                externalAuths.find(domainId).stream()
                                        .map(
                                                auth ->
                                                        new DirectorySettings(
                                                                domainId,
                                                                auth.plugin().options(),
                                                                JsonValue.EMPTY_JSON_OBJECT)),
                                list(domainId).stream()
                                        .map(
                                                directory ->
                                                        new DirectorySettings(
                                                                domainId,
                                                                directory.directoryId(),
                                                                directory.plugin().options(),
                                                                JsonValue.EMPTY_JSON_OBJECT)))
                        .toList());
    }

    public DirectorySettings settings(ExternalDirectory directory) {
        return plugins.settings(Plugins.Place.of(directory), directory.plugin());
    }

    /**
     * The directory as it would be reached with these settings.
     *
     * @param directoryId null for one that is not there yet
     */
    public DirectorySettings preview(
            String domainId, @Nullable String directoryId, NewExternalAuth wanted) {
        if (directoryId == null) {
            return plugins.preview(Plugins.Place.another(domainId), wanted, Optional.empty());
        }
        ExternalDirectory present = get(domainId, directoryId);
        return plugins.preview(Plugins.Place.of(present), wanted, Optional.of(present.plugin()));
    }

    private void demandFree(String domainId, String name) {
        if (list(domainId).stream().anyMatch(other -> other.name().equals(name))) {
            throw CommonError.SAVE_UNIQUE_VALUES.with("['name', 'domain_id']");
        }
    }

    private ExternalDirectory changed(String verb, ExternalDirectory directory) {
        audit.changed(
                "ExternalDirectory." + verb,
                directory.domainId(),
                "ExternalDirectory",
                directory.directoryId(),
                Map.of("name", directory.name(), "plugin_id", directory.plugin().pluginId()));
        return directory;
    }
}
