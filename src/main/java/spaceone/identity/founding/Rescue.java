package spaceone.identity.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.BypassCodes;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.Blocks;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * The way back for the last administrator who lost every factor: whoever can set the service's
 * settings gets a code that stands in for one account's second factor. Once for each occasion, on
 * one of the nodes that start, however often they start; with a record in the account's domain.
 */
@Stateless
public class Rescue {

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Users users;
    @Inject Blocks blocks;
    @Inject BypassCodes bypassCodes;
    @Inject Audit audit;
    @Inject Clock clock;

    /**
     * @param domain name or id
     * @return what is to be told on the console; empty when the occasion was served before
     */
    public Optional<List<String>> give(String occasion, String domain, String userId) {
        Optional<User> found =
                domains.named(domain)
                        .or(() -> domains.find(domain))
                        .flatMap(known -> users.find(known.domainId(), userId));
        if (found.isEmpty()) {
            return Optional.of(
                    List.of(
                            "Nobody was rescued: there is no user "
                                    + userId
                                    + " in "
                                    + domain
                                    + "."));
        }
        if (!found.get().mfa().isOn()) {
            return isServed(occasion)
                    ? Optional.empty()
                    : Optional.of(
                            List.of(
                                    "Nobody was rescued: "
                                            + userId
                                            + " has no second factor; the password is enough."));
        }
        User user = users.lock(found.get().domainId(), found.get().userId());
        if (!serve(occasion, user)) {
            return Optional.empty();
        }
        BypassCodes.Given given = bypassCodes.giveAtStart(user);
        blocks.lift(user);
        audit.changed(
                "User.rescue",
                user.domainId(),
                "User",
                user.userId(),
                Map.of("occasion", occasion, "expires_at", given.expiresAt()));
        return Optional.of(
                List.of(
                        "A code was made that stands in for a second factor, once. Sign in with the"
                                + " password and this code, then set up another factor.",
                        "domain    " + domain,
                        "user      " + given.userId(),
                        "code      " + given.code(),
                        "until     " + given.expiresAt(),
                        "Take identity.bootstrap.rescue out of the settings; another occasion needs"
                                + " another name."));
    }

    /** False when it was before: of nodes that start at once, one serves it. */
    private boolean serve(String occasion, User user) {
        return em.createNativeQuery(
                                "insert into rescues (occasion, domain_id, user_id, created_at)"
                                        + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                        .setParameter(1, occasion)
                        .setParameter(2, user.domainId())
                        .setParameter(3, user.userId())
                        .setParameter(4, Timestamp.from(clock.instant()))
                        .executeUpdate()
                == 1;
    }

    private boolean isServed(String occasion) {
        return !em.createNativeQuery("select 1 from rescues where occasion = ?1")
                .setParameter(1, occasion)
                .getResultList()
                .isEmpty();
    }
}
