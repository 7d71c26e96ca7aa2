package spaceone.identity.mfa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A code that stands in for the second factor once. Only its hash is here; its use is written by a
 * statement that the database judges, never by this object.
 */
@Entity
@Table(name = "recovery_codes")
public class RecoveryCode {

    /** Whose idea it was. */
    public enum Kind {
        /** One of the set that its user keeps. */
        RECOVERY,
        /** One that somebody with power over the account gave, for a while. */
        BYPASS
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_key")
    private long userKey;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "issued_by")
    private @Nullable String issuedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected RecoveryCode() {}

    RecoveryCode(String domainId, long userKey, Kind kind, byte[] codeHash, Instant now) {
        this.domainId = domainId;
        this.userKey = userKey;
        this.kind = kind;
        this.codeHash = codeHash;
        this.createdAt = now;
    }

    RecoveryCode givenBy(String issuer, Instant end) {
        issuedBy = issuer;
        expiresAt = end;
        return this;
    }

    long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<String> issuedBy() {
        return Optional.ofNullable(issuedBy);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }

    boolean isGood(Instant now) {
        return usedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
