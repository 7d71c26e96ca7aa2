package spaceone.identity.tenancy;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Json;
import spaceone.identity.Sha256;
import spaceone.identity.audit.Audit;

/**
 * The logos of domains. Each has an address of its content, so browsers keep it for good; the look
 * of the domain says which.
 */
@Stateless
public class Logos {

    /** Where they are, below the address of the server: {@code logo/DOMAIN/HASH}. */
    public static final String PLACE = "logo/";

    private static final String PUT =
            """
            insert into domain_logos (domain_id, hash, type, content) values (?1, ?2, ?3, ?4)
            on conflict (domain_id)
            do update set hash = excluded.hash, type = excluded.type, content = excluded.content
            """;

    @PersistenceContext EntityManager em;
    @Inject Domains domains;
    @Inject Audit audit;

    /** {@code content}: a still PNG, JPEG or WebP, or it is refused. */
    public Domain set(String domainId, byte[] content) {
        LogoImage image = LogoImage.of(content);
        String hash = Sha256.hex(content);
        JsonObject shown =
                Json.createObjectBuilder()
                        .add("path", PLACE + domainId + "/" + hash)
                        .add("width", image.width())
                        .add("height", image.height())
                        .build();
        Domain domain = domains.bear(domainId, shown);
        em.createNativeQuery(PUT)
                .setParameter(1, domainId)
                .setParameter(2, hash)
                .setParameter(3, image.type())
                .setParameter(4, content)
                .executeUpdate();
        audit.changed(
                "Organization.set_logo",
                domainId,
                "Domain",
                domainId,
                Map.of("type", image.type()));
        return domain;
    }

    /** Nothing changes where there is none. */
    public Domain remove(String domainId) {
        Domain domain = domains.bear(domainId, null);
        int gone =
                em.createNativeQuery("delete from domain_logos where domain_id = ?1")
                        .setParameter(1, domainId)
                        .executeUpdate();
        if (gone > 0) {
            audit.changed("Organization.remove_logo", domainId, "Domain", domainId, Map.of());
        }
        return domain;
    }

    /** The one of this content, if the domain shows it now. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Logo> find(String domainId, String hash) {
        if (domains.find(domainId).isEmpty()) {
            return Optional.empty();
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows =
                em.createNativeQuery(
                                "select content, type from domain_logos where domain_id = ?1 and hash = ?2")
                        .setParameter(1, domainId)
                        .setParameter(2, hash)
                        .getResultList();
        return rows.stream().findFirst().map(row -> new Logo((byte[]) row[0], (String) row[1]));
    }
}
