package spaceone.identity.tenancy;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
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
import spaceone.identity.CommonError;
import spaceone.identity.FreeForm;
import spaceone.identity.Ids;
import spaceone.identity.Json;
import spaceone.identity.JsonColumn;
import spaceone.identity.password.PasswordPolicy;

/**
 * A tenant. The root domain, {@link #ROOT}, holds the administrators of the installation and cannot
 * be switched off.
 */
@Entity
@Table(name = "domains")
public class Domain {

    public static final String ROOT = "domain-root";

    private static final String PASSWORD_POLICY = "password_policy";
    private static final String LENGTH_ALONE = "length";
    private static final String LOGO = "logo";

    @Id
    @Column(name = "domain_id")
    private String domainId;

    private String name;

    @Enumerated(EnumType.STRING)
    private DomainState state;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Convert(converter = JsonColumn.class)
    private JsonObject settings;

    @Convert(converter = JsonColumn.class)
    @Column(name = "factor_policy")
    private @Nullable JsonObject factorPolicy;

    @Convert(converter = JsonColumn.class)
    private @Nullable JsonObject retention;

    @Convert(converter = JsonColumn.class)
    private @Nullable JsonObject look;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    protected Domain() {}

    static Domain root(Instant now) {
        return new Domain(ROOT, "root", JsonValue.EMPTY_JSON_OBJECT, now);
    }

    static Domain named(String name, JsonObject tags, Instant now) {
        return new Domain(Ids.next("domain"), name, tags, now);
    }

    private Domain(String domainId, String name, JsonObject tags, Instant now) {
        this.domainId = domainId;
        this.name = name;
        this.state = DomainState.ENABLED;
        this.tags = FreeForm.trimmed(tags);
        this.settings = JsonValue.EMPTY_JSON_OBJECT;
        this.createdAt = now;
    }

    void rename(String newName) {
        this.name = newName;
    }

    void tag(JsonObject newTags) {
        this.tags = FreeForm.trimmed(newTags);
    }

    /** Replaces the settings as a whole; {@link #settings} says which. */
    void configure(JsonObject newSettings) {
        this.settings = FreeForm.trimmed(newSettings);
    }

    /** Null leaves what is set, an empty text takes it away. */
    void show(Organization asked) {
        Organization wanted = asked.checked();
        JsonObjectBuilder changed = Json.createObjectBuilder(settings);
        set(changed, "display_name", wanted.displayName());
        set(changed, "language", wanted.language());
        set(changed, "timezone", wanted.timezone());
        if (wanted.passwordRules() != null) {
            boolean lengthAlone = wanted.passwordRules() == PasswordRuleSet.LENGTH;
            set(changed, PASSWORD_POLICY, lengthAlone ? LENGTH_ALONE : "");
        }
        this.settings = changed.build();
        JsonObjectBuilder worn = Json.createObjectBuilder(look());
        set(worn, Scheme.LIGHT.member(), wanted.accentLight());
        set(worn, Scheme.DARK.member(), wanted.accentDark());
        if (wanted.signInTexts() != null) {
            worn.remove(SignInTexts.MEMBER);
            if (!wanted.signInTexts().isEmpty()) {
                worn.add(SignInTexts.MEMBER, wanted.signInTexts());
            }
        }
        wear(worn.build());
    }

    /** Null: none; {@link #logo} says what stands in it. */
    void bear(@Nullable JsonObject logo) {
        JsonObjectBuilder worn = Json.createObjectBuilder(look());
        wear(logo == null ? worn.remove(LOGO).build() : worn.add(LOGO, logo).build());
    }

    private void wear(JsonObject newLook) {
        this.look = newLook.isEmpty() ? null : newLook;
    }

    private static void set(JsonObjectBuilder settings, String key, @Nullable String value) {
        if (value != null && value.isEmpty()) {
            settings.remove(key);
        } else if (value != null) {
            settings.add(key, value);
        }
    }

    /** {@link #factorPolicy} says what stands in it. */
    void askFor(JsonObject policy) {
        this.factorPolicy = policy;
    }

    void enable() {
        demandNotRoot();
        state = DomainState.ENABLED;
    }

    void disable() {
        demandNotRoot();
        state = DomainState.DISABLED;
    }

    void delete(Instant now) {
        demandNotRoot();
        state = DomainState.DELETED;
        deletedAt = now;
    }

    private void demandNotRoot() {
        if (domainId.equals(ROOT)) {
            throw CommonError.PERMISSION_DENIED.with();
        }
    }

    public String domainId() {
        return domainId;
    }

    public String name() {
        return name;
    }

    public DomainState state() {
        return state;
    }

    public boolean isEnabled() {
        return state == DomainState.ENABLED;
    }

    public JsonObject tags() {
        return tags;
    }

    /**
     * {@code language}, {@code timezone}, {@code display_name} and what else clients keep there.
     */
    public JsonObject settings() {
        return settings;
    }

    /** {@link #retention} says what stands in it. */
    void keepFor(@Nullable JsonObject rules) {
        this.retention = rules;
    }

    /** How long people who do not come are kept; empty where nobody has said. */
    public Optional<JsonObject> retention() {
        return Optional.ofNullable(retention);
    }

    /**
     * What is asked of its people beside the password, as the room {@code mfa} reads it; empty
     * where nobody has said.
     */
    public Optional<JsonObject> factorPolicy() {
        return Optional.ofNullable(factorPolicy);
    }

    /** What pages may show before anybody signed in, beside the name; empty: as ours look. */
    public JsonObject look() {
        return look == null ? JsonValue.EMPTY_JSON_OBJECT : look;
    }

    /** {@code path}, {@code width} and {@code height} of its logo. */
    public Optional<JsonObject> logo() {
        return Optional.ofNullable(look().getJsonObject(LOGO));
    }

    public Organization organization() {
        return new Organization(
                displayName(),
                language(),
                timezone().orElse("UTC"),
                asksForLengthAlone() ? PasswordRuleSet.LENGTH : PasswordRuleSet.COMPOSED,
                look().getString(Scheme.LIGHT.member(), null),
                look().getString(Scheme.DARK.member(), null),
                look().getJsonObject(SignInTexts.MEMBER));
    }

    public String language() {
        return setting("language").orElse("en");
    }

    public Optional<String> timezone() {
        return setting("timezone");
    }

    public String displayName() {
        return setting("display_name").orElse(name);
    }

    /**
     * Setting {@code password_policy}: {@code length} asks for length alone, as NIST SP 800-63B
     * does.
     */
    public PasswordPolicy.Rules passwordRules(boolean userHasMfa) {
        return asksForLengthAlone()
                ? PasswordPolicy.Rules.lengthOnly(userHasMfa)
                : PasswordPolicy.Rules.DOCUMENTED;
    }

    private boolean asksForLengthAlone() {
        return setting(PASSWORD_POLICY).filter(LENGTH_ALONE::equals).isPresent();
    }

    private Optional<String> setting(String key) {
        return settings.get(key) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    public Instant createdAt() {
        return createdAt;
    }
}
