package spaceone.identity.founding;

import static spaceone.identity.CommonError.AUTHENTICATE_FAILURE;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import spaceone.identity.access.Roles;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.identity.token.Keys;
import spaceone.identity.token.SystemTokens;
import spaceone.identity.user.Registration;
import spaceone.identity.user.Users;

/**
 * Creates domains whole: keys, managed roles, an administrator. Any failure leaves nothing behind.
 */
@Stateless
public class Founding {

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Keys keys;
    @Inject Roles roles;
    @Inject Registration registration;
    @Inject Users users;
    @Inject SystemTokens systemTokens;
    @Inject BootstrapSecret bootstrapSecret;
    @Inject Audit audit;

    public Domain found(String name, Administrator administrator, JsonObject tags) {
        Domain domain = domains.create(name, tags);
        furnish(domain, administrator);
        return domain;
    }

    public boolean isDone() {
        return domains.find(Domain.ROOT).isPresent();
    }

    /**
     * Creates the root domain and its administrator, once, for whoever holds the bootstrap secret.
     *
     * @return a new system token
     */
    public String initialize(Administrator administrator, String secret) {
        lock();
        if (isDone()) {
            throw FoundingError.SYSTEM_ALREADY_INITIALIZED.with();
        }
        if (!bootstrapSecret.matches(secret)) {
            throw AUTHENTICATE_FAILURE.with("X-Bootstrap-Secret is missing or wrong.");
        }
        return initialize(administrator);
    }

    /**
     * Replaces the administrators of the installation and both root keys. The caller has shown a
     * system token.
     *
     * @return a new system token; all others are dead
     */
    public String initializeAgain(Administrator administrator) {
        lock();
        if (!isDone()) {
            return initialize(administrator);
        }
        users.deleteAll(Domain.ROOT);
        registration.create(Domain.ROOT, administrator.toNewUser());
        systemTokens.revokeAll();
        keys.replace(Domain.ROOT);
        em.flush();
        return systemTokens.issue(administrator.userId());
    }

    public String initialize(Administrator administrator) {
        furnish(domains.createRoot(), administrator);
        return systemTokens.issue(administrator.userId());
    }

    private void furnish(Domain domain, Administrator administrator) {
        em.flush();
        keys.create(domain.domainId());
        roles.createManaged(domain.domainId());
        registration.create(domain.domainId(), administrator.toNewUser());
    }

    /** Two nodes, or two calls, that found an installation at once take turns. */
    public void lock() {
        // Longer than requests wait for anything: the other node may be a slow machine.
        em.createNativeQuery(
                        "select set_config('lock_timeout', '60s', true),"
                                + " set_config('statement_timeout', '60s', true)")
                .getResultList();
        em.createNativeQuery("select pg_advisory_xact_lock(hashtext('identity founding'))")
                .getResultList();
    }
}
