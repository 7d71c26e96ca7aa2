package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import spaceone.identity.Ids;
import spaceone.identity.audit.Audit;
import spaceone.identity.tenancy.Domain;

/**
 * Tokens for sibling services. They have no end, so each is on record and can be revoked by itself.
 */
@Stateless
public class SystemTokens {

    @PersistenceContext EntityManager em;
    @Inject Tokens tokens;
    @Inject Clock clock;
    @Inject Audit audit;

    public String issue(String subject) {
        Instant now = clock.instant();
        String id = Ids.token();
        em.createNativeQuery(
                        "insert into system_tokens (token_id, subject, created_at) values (?1, ?2, ?3)")
                .setParameter(1, id)
                .setParameter(2, subject)
                .setParameter(3, Timestamp.from(now))
                .executeUpdate();
        audit.changed(
                "System.issue_token", Domain.ROOT, "SystemToken", id, Map.of("subject", subject));
        Claims claims =
                Claims.of(TokenType.SYSTEM_TOKEN, OwnerType.SYSTEM, Domain.ROOT, subject, now)
                        .tokenId(id)
                        .build();
        return tokens.sign(claims, KeyPurpose.ACCESS);
    }

    public void revokeAll() {
        int revoked =
                em.createNativeQuery(
                                "update system_tokens set revoked_at = ?1 where revoked_at is null")
                        .setParameter(1, Timestamp.from(clock.instant()))
                        .executeUpdate();
        audit.changed(
                "System.revoke_tokens",
                Domain.ROOT,
                "Domain",
                Domain.ROOT,
                Map.of("revoked", revoked));
    }
}
