package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import spaceone.identity.CommonError;

/** The roles of a domain. */
@Stateless
public class Roles {

    @PersistenceContext EntityManager em;
    @Inject Clock clock;

    /** Gives a new domain the three roles that every client knows by id. */
    public void createManaged(String domainId) {
        Instant now = clock.instant();
        em.persist(
                Role.managed(
                        domainId, Role.DOMAIN_ADMIN, "Domain Admin", RoleType.DOMAIN_ADMIN, now));
        em.persist(
                Role.managed(
                        domainId,
                        Role.WORKSPACE_OWNER,
                        "Workspace Owner",
                        RoleType.WORKSPACE_OWNER,
                        now));
        em.persist(
                Role.managed(
                        domainId,
                        Role.WORKSPACE_MEMBER,
                        "Workspace Member",
                        RoleType.WORKSPACE_MEMBER,
                        now));
        em.flush();
    }

    public Role get(String domainId, String roleId) {
        return find(domainId, roleId)
                .orElseThrow(() -> CommonError.NOT_FOUND.with("role_id", roleId));
    }

    public Optional<Role> find(String domainId, String roleId) {
        return Optional.ofNullable(em.find(Role.class, new Role.Key(domainId, roleId)));
    }
}
