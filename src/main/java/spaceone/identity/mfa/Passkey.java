package spaceone.identity.mfa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The public half of a key that a user's device keeps. Its use and its name are written by
 * statements, so that of two nodes the database judges which came first.
 */
@Entity
@Table(name = "passkeys")
public class Passkey {

    @Id
    @Column(name = "passkey_id")
    private String passkeyId;

    @Column(name = "user_key")
    private long userKey;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "credential_id")
    private byte[] credentialId;

    @Column(name = "user_handle")
    private byte[] userHandle;

    @Column(name = "public_key")
    private byte[] publicKey;

    private long counter;
    private String transports;

    @Column(name = "backed_up")
    private boolean backedUp;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected Passkey() {}

    public String passkeyId() {
        return passkeyId;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }

    /** Kept by more than one device, as its device said when it was added. */
    public boolean isBackedUp() {
        return backedUp;
    }

    long userKey() {
        return userKey;
    }

    byte[] credentialId() {
        return credentialId.clone();
    }

    byte[] userHandle() {
        return userHandle.clone();
    }

    byte[] publicKey() {
        return publicKey.clone();
    }

    long counter() {
        return counter;
    }

    List<String> transports() {
        return transports.isEmpty() ? List.of() : List.of(transports.split(","));
    }
}
