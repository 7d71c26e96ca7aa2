package spaceone.identity.userconfig;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/** What pages keep for one user. */
@Stateless
public class UserConfigs {

    static final int MOST = 500;

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Results results;
    @Inject Users users;

    /** Creates or replaces. The user is held, so that two at once make neither two nor too many. */
    public UserConfig set(String domainId, String userId, String name, JsonObject data) {
        User user = users.lock(domainId, userId);
        UserConfig config = find(user.key(), name).orElseGet(() -> begin(user, name, data));
        config.keep(data, clock.instant());
        em.persist(config);
        audit.changed("UserConfig.set", domainId, "User", userId, Map.of("name", name));
        return config;
    }

    private UserConfig begin(User user, String name, JsonObject data) {
        long kept =
                em.createQuery(
                                "select count(c) from UserConfig c where c.userKey = :userKey",
                                Long.class)
                        .setParameter("userKey", user.key())
                        .getSingleResult();
        if (kept >= MOST) {
            throw CommonError.INVALID_PARAMETER.with("name", "more than " + MOST + " are kept");
        }
        return new UserConfig(user.key(), user.domainId(), name, data, clock.instant());
    }

    public UserConfig get(String domainId, String userId, String name) {
        return find(users.get(domainId, userId).key(), name)
                .orElseThrow(() -> CommonError.NOT_FOUND.with("name", name));
    }

    public void delete(String domainId, String userId, String name) {
        em.remove(get(domainId, userId, name));
        audit.changed("UserConfig.delete", domainId, "User", userId, Map.of("name", name));
    }

    public Listing list(String domainId, String userId, Query query) {
        Scope own = Scope.of("c.user_key = ?", users.get(domainId, userId).key());
        return results.list(UserConfigInfo.FIELDS, own, query);
    }

    private Optional<UserConfig> find(long userKey, String name) {
        return em.createQuery(
                        "select c from UserConfig c where c.userKey = :userKey and c.name = :name",
                        UserConfig.class)
                .setParameter("userKey", userKey)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }
}
