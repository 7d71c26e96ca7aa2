package spaceone.identity.userconfig;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import spaceone.identity.FreeForm;
import spaceone.identity.JsonColumn;

/** One thing a page keeps for its user. Its name is unique among theirs. */
@Entity
@Table(name = "user_configs")
public class UserConfig {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_key")
    private long userKey;

    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Convert(converter = JsonColumn.class)
    private JsonObject data;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected UserConfig() {}

    UserConfig(long userKey, String domainId, String name, JsonObject data, Instant now) {
        this.userKey = userKey;
        this.domainId = domainId;
        this.name = name;
        this.data = FreeForm.trimmed(data);
        this.createdAt = now;
        this.updatedAt = now;
    }

    void keep(JsonObject newData, Instant now) {
        data = FreeForm.trimmed(newData);
        updatedAt = now;
    }

    public String name() {
        return name;
    }

    public JsonObject data() {
        return data;
    }

    public String domainId() {
        return domainId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
