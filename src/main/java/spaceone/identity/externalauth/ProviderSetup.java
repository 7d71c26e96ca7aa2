package spaceone.identity.externalauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.CommonError;
import spaceone.identity.access.Powers;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.TrialStep;

/** Sets or tries a domain's provider: it is asked in no transaction, because that takes time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderSetup {

    @Inject ExternalAuths externalAuths;
    @Inject Providers providers;
    @Inject Powers powers;

    /**
     * Tries a provider and changes nothing.
     *
     * @param wanted null for the one that is set
     */
    public List<TrialStep> test(String domainId, NewExternalAuth wanted) {
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

    public ExternalAuth set(String domainId, NewExternalAuth wanted) {
        return externalAuths.set(domainId, wanted, metadata(domainId, wanted));
    }

    /** What {@link ExternalAuths#set} needs of the provider; it is asked. */
    public JsonObject metadata(String domainId, NewExternalAuth wanted) {
        powers.demandOverExternals(domainId);
        providers.check(wanted.options());
        return providers.metadata(externalAuths.preview(domainId, wanted));
    }
}
