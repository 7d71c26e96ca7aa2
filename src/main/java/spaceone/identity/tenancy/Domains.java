package spaceone.identity.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Audit;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Scope;
import spaceone.identity.query.Statistics;

/** Tenants and their life cycle. Nothing here creates what lives in a domain: that is founding. */
@Stateless
public class Domains {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Results results;
    @Inject Event<DomainLeft> left;

    public Domain createRoot() {
        Domain domain = Domain.root(clock.instant());
        em.persist(domain);
        return domain;
    }

    public Domain create(String name, JsonObject tags) {
        demandFree(name);
        Domain domain = Domain.named(name, tags, clock.instant());
        em.persist(domain);
        audit.changed(
                "Domain.create",
                domain.domainId(),
                "Domain",
                domain.domainId(),
                Map.of("name", name));
        return domain;
    }

    public Domain update(
            String domainId,
            @Nullable String name,
            @Nullable JsonObject tags,
            @Nullable JsonObject settings) {
        Domain domain = lock(domainId);
        if (name != null && !name.equals(domain.name())) {
            demandFree(name);
            domain.rename(name);
        }
        if (tags != null) {
            domain.tag(tags);
        }
        if (settings != null) {
            domain.configure(settings);
        }
        audit.changed("Domain.update", domainId, "Domain", domainId, Map.of("name", domain.name()));
        return domain;
    }

    /** What is null in it stays as it is; an empty text takes away what was set. */
    public Domain show(String domainId, Organization wanted) {
        Domain domain = lock(domainId);
        domain.show(wanted);
        audit.changed("Organization.update", domainId, "Domain", domainId, Map.of());
        return domain;
    }

    /** Shows a logo that is there, or with null none. */
    public Domain bear(String domainId, @Nullable JsonObject logo) {
        Domain domain = lock(domainId);
        domain.bear(logo);
        return domain;
    }

    public void askFor(String domainId, JsonObject factorPolicy) {
        lock(domainId).askFor(factorPolicy);
    }

    /** {@code rules}: how long people who do not come are kept; null: for ever. */
    public void keepFor(String domainId, @Nullable JsonObject rules) {
        lock(domainId).keepFor(rules);
    }

    public Domain enable(String domainId) {
        Domain domain = lock(domainId);
        domain.enable();
        audit.changed(
                "Domain.enable", domainId, "Domain", domainId, Map.of("state", domain.state()));
        return domain;
    }

    public Domain disable(String domainId) {
        Domain domain = lock(domainId);
        domain.disable();
        left.fire(new DomainLeft(domainId, false));
        audit.changed(
                "Domain.disable", domainId, "Domain", domainId, Map.of("state", domain.state()));
        return domain;
    }

    public void delete(String domainId) {
        Domain domain = lock(domainId);
        domain.delete(clock.instant());
        left.fire(new DomainLeft(domainId, true));
        audit.changed(
                "Domain.delete", domainId, "Domain", domainId, Map.of("state", domain.state()));
    }

    /** The domain, to be changed: what it is now is judged when nobody else changes it. */
    private Domain lock(String domainId) {
        lockAdministration(domainId);
        Domain domain = get(domainId);
        em.refresh(domain);
        if (domain.state() == DomainState.DELETED) {
            throw CommonError.NOT_FOUND.with("domain_id", domainId);
        }
        return domain;
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Domain get(String domainId) {
        return find(domainId).orElseThrow(() -> CommonError.NOT_FOUND.with("domain_id", domainId));
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Domain> find(String domainId) {
        return Optional.ofNullable(em.find(Domain.class, domainId))
                .filter(d -> d.state() != DomainState.DELETED);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Domain> named(String name) {
        return em.createQuery(
                        "select d from Domain d where d.name = :name and d.state <> :deleted",
                        Domain.class)
                .setParameter("name", name)
                .setParameter("deleted", DomainState.DELETED)
                .getResultStream()
                .findFirst();
    }

    public Listing list(Query query) {
        return results.list(DomainInfo.FIELDS, Scope.of("d.state <> 'DELETED'"), query);
    }

    public JsonObject stat(Statistics statistics) {
        return results.stat(DomainInfo.FIELDS, Scope.of("d.state <> 'DELETED'"), statistics);
    }

    public boolean isEmpty() {
        return em.createQuery("select count(d) from Domain d", Long.class).getSingleResult() == 0;
    }

    /** Makes the caller's transaction the only one that changes who administers this domain. */
    public void lockAdministration(String domainId) {
        em.createNativeQuery("select domain_id from domains where domain_id = ?1 for no key update")
                .setParameter(1, domainId)
                .getResultList();
    }

    private void demandFree(String name) {
        // Of two who want a name at once, the second waits, and then finds it taken.
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, "domain " + name)
                .getSingleResult();
        if (named(name).isPresent()) {
            throw CommonError.NOT_UNIQUE.with("name", name);
        }
    }
}
