package spaceone.identity.audit;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.JsonColumn;

/**
 * Who did what to whom, from where, when, and whether it was allowed. Written once, never changed.
 */
@Entity
@Table(name = "audit_records")
class AuditRecord {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "actor_type")
    private String actorType;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "session_id")
    private @Nullable String sessionId;

    private @Nullable String source;

    @Column(name = "request_id")
    private @Nullable String requestId;

    private @Nullable String agent;
    private String action;
    private String target;

    @Column(name = "target_id")
    private String targetId;

    private String outcome;

    @Convert(converter = JsonColumn.class)
    private JsonObject details;

    protected AuditRecord() {}

    AuditRecord(
            Instant now,
            Actor actor,
            String domainId,
            String action,
            String target,
            String targetId,
            JsonObject details) {
        this.createdAt = now;
        this.actorType = actor.type();
        this.actorId = actor.id();
        this.sessionId = actor.sessionId();
        this.source = actor.source().isEmpty() ? null : actor.source();
        this.requestId = actor.requestId();
        this.agent = actor.shortAgent();
        this.domainId = domainId;
        this.action = action;
        this.target = target;
        this.targetId = targetId;
        this.outcome = "SUCCESS";
        this.details = details;
    }
}
