package spaceone.identity.session;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Ids;
import spaceone.identity.JsonColumn;

/**
 * The family of all tokens that came from one sign-in or one mailed link. A revoked session takes
 * them all with it.
 */
@Entity
@Table(name = "sessions")
public class Session {

    private static final int LONGEST_AGENT = 200;

    @Id
    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "user_key")
    private long userKey;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    private SessionKind kind;

    private @Nullable String source;
    private @Nullable String address;
    private @Nullable String agent;

    /** Of a link for undoing a change: what was before. */
    @Convert(converter = JsonColumn.class)
    private @Nullable JsonObject undo;

    @Column(name = "refresh_key")
    private @Nullable String refreshKey;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    protected Session() {}

    Session(
            String domainId,
            long userKey,
            SessionKind kind,
            String source,
            Instant now,
            Instant expiresAt) {
        this.sessionId = Ids.token();
        this.domainId = domainId;
        this.userKey = userKey;
        this.kind = kind;
        this.source = source.isEmpty() ? null : source;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** The session came from a link that was mailed there. */
    Session mailedTo(String where) {
        address = where;
        return this;
    }

    /** The session came from a link that brings back what was before. */
    Session bringingBack(JsonObject before) {
        undo = before;
        return this;
    }

    Optional<UndoNote> undoNote() {
        return address == null || undo == null
                ? Optional.empty()
                : Optional.of(new UndoNote(address, undo));
    }

    /** Of its refresh tokens, the one that carries this key is good. */
    Session refreshedBy(String key) {
        refreshKey = key;
        return this;
    }

    /** Begun by a program that calls itself so. */
    Session begunWith(@Nullable String program) {
        agent =
                program == null || program.length() <= LONGEST_AGENT
                        ? program
                        : program.substring(0, LONGEST_AGENT);
        return this;
    }

    public String sessionId() {
        return sessionId;
    }

    public SessionKind kind() {
        return kind;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }

    /** The address it was begun from. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    public Optional<String> agent() {
        return Optional.ofNullable(agent);
    }
}
