package spaceone.identity.verification;

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
 * A challenge: one user is to show one code for one purpose and target, within its life and in five
 * tries. The code itself is not here, only its keyed hash; nothing at all when the user's own app
 * makes the code. Tries and end are written by statements that the database judges, never by this
 * object.
 */
@Entity
@Table(name = "verify_codes")
public class VerifyCode {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_key")
    private long userKey;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    private CodePurpose purpose;

    private String target;

    @Column(name = "code_hash")
    private byte @Nullable [] codeHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private int tries;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected VerifyCode() {}

    VerifyCode(
            CodeOwner owner,
            CodePurpose purpose,
            String target,
            byte @Nullable [] codeHash,
            Instant now) {
        this.userKey = owner.userKey();
        this.domainId = owner.domainId();
        this.purpose = purpose;
        this.target = target;
        this.codeHash = codeHash;
        this.createdAt = now;
        this.expiresAt = now.plus(purpose.lifetime());
    }

    long id() {
        return id;
    }

    CodePurpose purpose() {
        return purpose;
    }

    /** The address the code went to, or the id of the secret it is made from. */
    public String target() {
        return target;
    }

    Optional<byte[]> codeHash() {
        return Optional.ofNullable(codeHash);
    }

    /** Whether a try is left. */
    boolean canBeTried() {
        return tries < VerifyAttempts.MOST_TRIES;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
