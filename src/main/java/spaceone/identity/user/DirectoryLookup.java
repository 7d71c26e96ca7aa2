package spaceone.identity.user;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.DomainDirectories;
import spaceone.identity.verification.Quotas;

/** Looks for people in the domain's directories, for clients that do so while somebody types. */
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
        DomainDirectories all = directory.demand(domainId);
        List<DirectoryUser> people =
                inAny(search.exact() ? all.about(search.text()) : all.all(), search);
        boolean identified = people.stream().anyMatch(DirectoryLookup::isIdentified);
        return people.stream().filter(person -> !identified || isIdentified(person)).toList();
    }

    /** One that is away hides nobody of the others; where none answers, that is said. */
    private List<DirectoryUser> inAny(List<DirectorySettings> asked, DirectorySearch search) {
        List<DirectoryUser> people = new ArrayList<>();
        IdentityException away = null;
        boolean answered = asked.isEmpty();
        for (DirectorySettings settings : asked) {
            try {
                people.addAll(recentlyFound.find(settings, search));
                answered = true;
            } catch (IdentityException e) {
                if (e.error() != DirectoryError.AUTHENTICATION_FAILURE_PLUGIN) {
                    throw e;
                }
                away = e;
            }
        }
        if (!answered) {
            throw away;
        }
        return people;
    }

    private static boolean isIdentified(DirectoryUser person) {
        return person.state() != DirectoryUser.State.UNIDENTIFIED;
    }
}
