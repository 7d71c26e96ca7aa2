package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import spaceone.identity.CommonError;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.verification.Quotas;

/** Looks for people in the domain's directory, for clients that do so while somebody types. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryLookup {

    private static final int MOST_PER_MINUTE = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject UserDirectory directory;
    @Inject RecentlyFound recentlyFound;
    @Inject Quotas quotas;

    /** People who are in service there; nothing is written. */
    public List<DirectoryUser> find(String domainId, String callerId, DirectorySearch search) {
        if (!quotas.take("find " + domainId + " " + callerId, MOST_PER_MINUTE, MINUTE)) {
            throw CommonError.TOO_MANY_REQUESTS.with().retryAfter(MINUTE);
        }
        DirectorySettings settings = directory.demand(domainId);
        return recentlyFound.find(settings, search);
    }
}
