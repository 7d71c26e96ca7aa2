package spaceone.identity.token;

import com.nimbusds.jose.jwk.JWK;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.ParseException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key pair of a domain. The private part leaves the database only encrypted. */
@Entity
@Table(name = "signing_keys")
public class SigningKey {

    @Id private String kid;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    private KeyPurpose purpose;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "private_jwk")
    private String privateJwk;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    protected SigningKey() {}

    SigningKey(String domainId, KeyPurpose purpose, JWK key, String sealed, Instant now) {
        this.kid = key.getKeyID();
        this.domainId = domainId;
        this.purpose = purpose;
        this.publicJwk = key.toPublicJWK().toJSONString();
        this.privateJwk = sealed;
        this.createdAt = now;
    }

    void retire(Instant now) {
        retiredAt = now;
    }

    String kid() {
        return kid;
    }

    KeyPurpose purpose() {
        return purpose;
    }

    String domainId() {
        return domainId;
    }

    String sealedPrivateKey() {
        return privateJwk;
    }

    JWK publicKey() {
        try {
            return JWK.parse(publicJwk);
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + kid + " is damaged", e);
        }
    }
}
