package spaceone.identity.mfa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import spaceone.identity.Ids;

/**
 * The secret that a user's app makes codes from, sealed. Unconfirmed until the user has shown a
 * code of it; the last step a code was accepted for is kept beside it, by statement.
 */
@Entity
@Table(name = "otp_secrets")
class OtpSecret {

    @Id
    @Column(name = "secret_id")
    private String secretId;

    @Column(name = "user_key")
    private long userKey;

    private String secret;
    private boolean confirmed;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "created_at")
    private Instant createdAt;

    protected OtpSecret() {}

    static OtpSecret of(long userKey, Instant now) {
        OtpSecret made = new OtpSecret();
        made.secretId = Ids.next("user-secret");
        made.userKey = userKey;
        made.createdAt = now;
        return made;
    }

    OtpSecret sealed(String text) {
        secret = text;
        return this;
    }

    void confirm() {
        confirmed = true;
    }

    String secretId() {
        return secretId;
    }

    OtpSecrets.Seen seen() {
        return new OtpSecrets.Seen(
                createdAt, lastStep == 0 ? Optional.empty() : Optional.of(Totp.beginOf(lastStep)));
    }

    String sealed() {
        return secret;
    }
}
