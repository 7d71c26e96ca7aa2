package spaceone.identity.api.v2.audit;

import jakarta.json.JsonObject;
import java.time.Instant;

/** One act, as it is told: written by the query room, described here. */
public record AuditRecordInfo(
        Integer id,
        Instant createdAt,
        String actorType,
        String actorId,
        String sessionId,
        String source,
        String requestId,
        String agent,
        String action,
        String target,
        String targetId,
        String outcome,
        String reason,
        Integer times,
        Instant lastAt,
        JsonObject details,
        String domainId) {}
