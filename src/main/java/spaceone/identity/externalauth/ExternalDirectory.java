package spaceone.identity.externalauth;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A further directory of a domain. It is asked after the {@link ExternalAuth}, by its order. */
@Entity
@Table(name = "external_directories")
public class ExternalDirectory {

    @Id
    @Column(name = "directory_id")
    private String directoryId;

    @Column(name = "domain_id")
    private String domainId;

    private String name;
    private int position;

    @Embedded private Plugin plugin;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ExternalDirectory() {}

    ExternalDirectory(Plugins.Place place, String name, Plugin plugin, Instant now) {
        this.directoryId = place.directoryId();
        this.domainId = place.domainId();
        this.name = name;
        this.plugin = plugin;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Null leaves things as they are. */
    void change(
            @Nullable String newName,
            @Nullable Integer order,
            @Nullable Plugin wanted,
            Instant now) {
        name = newName == null ? name : newName;
        position = order == null ? position : order;
        plugin = wanted == null ? plugin : wanted;
        updatedAt = now;
    }

    public String directoryId() {
        return directoryId;
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public int order() {
        return position;
    }

    public Plugin plugin() {
        return plugin;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
