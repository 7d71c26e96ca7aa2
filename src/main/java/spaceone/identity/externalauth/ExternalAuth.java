package spaceone.identity.externalauth;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * How the people of a domain sign in elsewhere: its first directory, and most often its only one.
 */
@Entity
@Table(name = "external_auths")
public class ExternalAuth {

    @Id
    @Column(name = "domain_id")
    private String domainId;

    @Embedded private Plugin plugin;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ExternalAuth() {}

    ExternalAuth(String domainId, Plugin plugin, Instant now) {
        this.domainId = domainId;
        this.plugin = plugin;
        this.updatedAt = now;
    }

    void set(Plugin wanted, Instant now) {
        plugin = wanted;
        updatedAt = now;
    }

    public String domainId() {
        return domainId;
    }

    public Plugin plugin() {
        return plugin;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
