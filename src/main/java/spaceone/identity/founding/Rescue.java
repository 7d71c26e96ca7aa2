package spaceone.identity.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.access.Role;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Audit;
import spaceone.identity.mfa.BypassCodes;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.user.Blocks;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * The way back where nobody is left who could help: whoever can set the service's settings makes
 * one account an administrator of its domain again, and gets a code that stands in for its second
 * factor. Once for each occasion, on one of the nodes that start, however often they start; with a
 * record in the account's domain.
 */
@Stateless
public class Rescue {

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Roles roles;
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
        User seen = found.get();
        if (administers(seen) && !seen.mfa().isOn()) {
            return isServed(occasion)
                    ? Optional.empty()
                    : Optional.of(
                            List.of(
                                    "Nobody was rescued: "
                                            + userId
                                            + " is an administrator without a second factor; the"
                                            + " password is enough."));
        }
        domains.lockAdministration(seen.domainId());
        User user = users.lock(seen.domainId(), seen.userId());
        return serve(occasion, user)
                ? Optional.of(rescue(user, occasion, domain))
                : Optional.empty();
    }

    private List<String> rescue(User user, String occasion, String domain) {
        Map<String, Object> details = new HashMap<>(Map.of("occasion", occasion));
        List<String> told = new ArrayList<>();
        if (!administers(user)) {
            appoint(user);
            details.put("role_id", Role.DOMAIN_ADMIN);
            told.add("The account administers its domain again. Sign in with its password.");
        }
        blocks.lift(user);
        told.add("domain    " + domain);
        told.add("user      " + user.userId());
        if (user.mfa().isOn()) {
            BypassCodes.Given given = bypassCodes.giveAtStart(user);
            details.put("expires_at", given.expiresAt());
            told.add("code      " + given.code());
            told.add("until     " + given.expiresAt());
            told.add(
                    "The code stands in for the second factor, once. Sign in with the password and"
                            + " it, then set up another factor.");
        }
        told.add(
                "Take identity.bootstrap.rescue out of the settings; another occasion needs another"
                        + " name.");
        audit.changed("User.rescue", user.domainId(), "User", user.userId(), details);
        return told;
    }

    private static boolean administers(User user) {
        return user.isAdministrator() && !user.isDisabled();
    }

    /** With the role that leaves nothing out, whatever became of it. */
    private void appoint(User user) {
        if (!roles.get(user.domainId(), Role.DOMAIN_ADMIN).isEnabled()) {
            roles.enable(user.domainId(), Role.DOMAIN_ADMIN);
        }
        users.enable(user.domainId(), user.userId());
        if (!user.isAdministrator()) {
            users.makeAdministrator(user, Role.DOMAIN_ADMIN);
        }
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
