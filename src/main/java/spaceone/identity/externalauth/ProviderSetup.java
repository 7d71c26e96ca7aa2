package spaceone.identity.externalauth;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import spaceone.identity.access.Powers;

/** Sets a domain's provider: it is asked first, in no transaction, because that takes time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProviderSetup {

    @Inject ExternalAuths externalAuths;
    @Inject Providers providers;
    @Inject Powers powers;

    public ExternalAuth set(String domainId, NewExternalAuth wanted) {
        powers.demandOverExternals(domainId);
        providers.check(wanted.options());
        JsonObject metadata = providers.metadata(externalAuths.preview(domainId, wanted));
        return externalAuths.set(domainId, wanted, metadata);
    }
}
