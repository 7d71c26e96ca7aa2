package spaceone.identity.mfa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A device that is not asked for the second factor. Written by statements only. */
@Entity
@Table(name = "trusted_devices")
public class TrustedDevice {

    @Id
    @Column(name = "device_id")
    private String deviceId;

    private String source;
    private String agent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected TrustedDevice() {}

    public String deviceId() {
        return deviceId;
    }

    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    public Optional<String> agent() {
        return Optional.ofNullable(agent);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> usedAt() {
        return Optional.ofNullable(usedAt);
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
