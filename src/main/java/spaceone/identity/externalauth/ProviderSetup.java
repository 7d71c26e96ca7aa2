package spaceone.identity.externalauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.access.Powers;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.TrialStep;

/** Sets or tries a domain's provider: it is asked in no transaction, because that takes time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderSetup {

    @Inject ExternalAuths externalAuths;
    @Inject ExternalDirectories directories;
    @Inject Providers providers;
    @Inject Powers powers;

    /**
     * Tries a provider and changes nothing.
     *
     * @param wanted null for the one that is set
     */
    public List<TrialStep> test(String domainId, @Nullable NewExternalAuth wanted) {
        powers.demandOverExternals(domainId);
        if (wanted != null) {
            providers.check(wanted.options());
        }
        DirectorySettings settings =
                wanted == null
                        ? externalAuths
                                .directory(domainId)
                                .orElseThrow(
                                        () -> CommonError.NOT_FOUND.with("domain_id", domainId))
                        : externalAuths.preview(domainId, wanted);
        return providers.examine(settings);
    }

    /**
     * Tries a further directory and changes nothing.
     *
     * @param directoryId null for one that is not there yet
     * @param wanted null for what is set
     */
    public List<TrialStep> test(
            String domainId, @Nullable String directoryId, @Nullable NewExternalAuth wanted) {
        powers.demandOverExternals(domainId);
        if (wanted == null) {
            if (directoryId == null) {
                throw CommonError.REQUIRED_PARAMETER.with("plugin_info");
            }
            return providers.examine(directories.settings(directories.get(domainId, directoryId)));
        }
        providers.check(wanted.options());
        return providers.examine(directories.preview(domainId, directoryId, wanted));
    }

    public ExternalAuth set(String domainId, NewExternalAuth wanted) {
        return externalAuths.set(domainId, wanted, metadata(domainId, wanted));
    }

    /** What {@link ExternalAuths#set} needs of the provider; it is asked. */
    public JsonObject metadata(String domainId, NewExternalAuth wanted) {
        powers.demandOverExternals(domainId);
        providers.check(wanted.options());
        return providers.metadata(externalAuths.preview(domainId, wanted));
    }

    public ExternalDirectory create(String domainId, ExternalDirectories.Wanted wanted) {
        NewExternalAuth how = Objects.requireNonNull(wanted.plugin(), "a new one has a plugin");
        return directories.create(domainId, wanted, metadata(domainId, null, how));
    }

    public ExternalDirectory update(
            String domainId, String directoryId, ExternalDirectories.Wanted wanted) {
        JsonObject metadata =
                wanted.plugin() == null ? null : metadata(domainId, directoryId, wanted.plugin());
        return directories.update(domainId, directoryId, wanted, metadata);
    }

    /**
     * What {@link ExternalDirectories} needs of the provider; it is asked.
     *
     * @param directoryId null for one that is not there yet
     */
    public JsonObject metadata(
            String domainId, @Nullable String directoryId, NewExternalAuth wanted) {
        powers.demandOverExternals(domainId);
        providers.check(wanted.options());
        return providers.metadata(directories.preview(domainId, directoryId, wanted));
    }
}
