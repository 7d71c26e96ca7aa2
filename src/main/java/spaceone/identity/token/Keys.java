package spaceone.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spaceone.identity.Ids;
import spaceone.identity.audit.Audit;
import spaceone.identity.secret.SealedColumn;
import spaceone.identity.secret.Secrets;

/**
 * The key pairs of a domain: one signs for each purpose, older ones verify until the last token
 * they signed has died.
 */
@Stateless
public class Keys {

    /** Secrets of apps live longest, a year. */
    private static final Duration LONGEST_TOKEN = Duration.ofDays(366);

    /** How long others may keep the published keys without asking again. */
    public static final Duration CACHED = Duration.ofSeconds(10);

    /** New keys are published so long before they sign: nobody meets one he cannot know yet. */
    static final Duration LEAD = CACHED.multipliedBy(2);

    @PersistenceContext EntityManager em;
    @Inject Clock clock;
    @Inject Secrets secrets;
    @Inject Audit audit;

    public void create(String domainId) {
        generate(domainId, KeyAlgorithm.RS256);
        audit.changed("Domain.create_keys", domainId, "Domain", domainId, Map.of());
    }

    private void generate(String domainId, KeyAlgorithm algorithm) {
        for (KeyPurpose purpose : KeyPurpose.values()) {
            em.persist(generate(domainId, purpose, algorithm));
        }
    }

    /**
     * New keys are published now and sign from {@link #LEAD} on; tokens signed before stay good.
     * Keys whose last token has died are removed.
     *
     * @param wanted what the new ones sign with; empty for what the present ones do
     */
    public void rotate(String domainId, Optional<KeyAlgorithm> wanted) {
        Instant now = clock.instant();
        KeyAlgorithm algorithm = wanted.orElseGet(() -> present(domainId));
        em.createQuery(
                        "delete from SigningKey k where k.domainId = :domainId and k.retiredAt < :before")
                .setParameter("domainId", domainId)
                .setParameter("before", now.minus(LONGEST_TOKEN))
                .executeUpdate();
        newest(domainId).forEach(key -> key.retire(now.plus(LEAD)));
        em.flush();
        generate(domainId, algorithm);
        audit.changed(
                "Domain.rotate_keys",
                domainId,
                "Domain",
                domainId,
                Map.of("algorithm", algorithm.name()));
    }

    /** New keys and nothing else: no token signed before is good any more. */
    public void replace(String domainId) {
        KeyAlgorithm algorithm = present(domainId);
        em.createQuery("delete from SigningKey k where k.domainId = :domainId")
                .setParameter("domainId", domainId)
                .executeUpdate();
        generate(domainId, algorithm);
        audit.changed("Domain.replace_keys", domainId, "Domain", domainId, Map.of());
    }

    /** The public keys that tokens of this domain may be signed with, newest first. */
    public List<JWK> publicKeys(String domainId, KeyPurpose purpose) {
        return em.createQuery(
                        "select k from SigningKey k where k.domainId = :domainId and k.purpose = :purpose"
                                + " order by k.createdAt desc",
                        SigningKey.class)
                .setParameter("domainId", domainId)
                .setParameter("purpose", purpose)
                .getResultStream()
                .map(SigningKey::publicKey)
                .map(key -> KeyAlgorithm.of(key).published(key))
                .toList();
    }

    public Optional<SigningKey> find(String kid) {
        return Optional.ofNullable(em.find(SigningKey.class, kid));
    }

    /** The key pair that signs now: the eldest that is not retired yet. */
    public JWK signing(String domainId, KeyPurpose purpose) {
        SigningKey key =
                em.createQuery(
                                "select k from SigningKey k where k.domainId = :domainId and k.purpose = :purpose"
                                        + " and (k.retiredAt is null or k.retiredAt > :now)"
                                        + " order by k.createdAt",
                                SigningKey.class)
                        .setParameter("domainId", domainId)
                        .setParameter("purpose", purpose)
                        .setParameter("now", clock.instant())
                        .setMaxResults(1)
                        .getResultStream()
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "domain " + domainId + " has no signing key"));
        try {
            return JWK.parse(
                    secrets.open(key.sealedPrivateKey(), SealedColumn.SIGNING_KEY, key.kid()));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + key.kid() + " is damaged", e);
        }
    }

    /** Those that are to sign until the next rotation. */
    private List<SigningKey> newest(String domainId) {
        return em.createQuery(
                        "select k from SigningKey k where k.domainId = :domainId and k.retiredAt is null",
                        SigningKey.class)
                .setParameter("domainId", domainId)
                .getResultList();
    }

    private KeyAlgorithm present(String domainId) {
        return newest(domainId).stream()
                .findFirst()
                .map(key -> KeyAlgorithm.of(key.publicKey()))
                .orElse(KeyAlgorithm.RS256);
    }

    private SigningKey generate(String domainId, KeyPurpose purpose, KeyAlgorithm algorithm) {
        try {
            JWK key = algorithm.generate(Ids.token());
            String sealed =
                    secrets.seal(key.toJSONString(), SealedColumn.SIGNING_KEY, key.getKeyID());
            return new SigningKey(domainId, purpose, key, sealed, clock.instant());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
