package spaceone.identity.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.FreeForm;
import spaceone.identity.JsonColumn;
import spaceone.identity.password.PasswordError;

/**
 * An account of one domain. {@code user_id} is what people type and is unique there; {@link #key()}
 * is who it is: a deleted user and a later one of the same name are two. A changed address is
 * unverified, a password exists only for LOCAL users, and what a user must still do stays on record
 * until he did it himself.
 */
@Entity
@Table(name = "users")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "domain_id")
    private String domainId;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "folded_id")
    private String foldedId;

    private String password;

    @Column(name = "password_set_at")
    private Instant passwordSetAt;

    private String name;

    @Enumerated(EnumType.STRING)
    private UserState state;

    private String email;

    @Column(name = "email_verified")
    private boolean emailVerified;

    @Enumerated(EnumType.STRING)
    @Column(name = "auth_type")
    private AuthType authType;

    @Enumerated(EnumType.STRING)
    @Column(name = "user_type")
    private UserType userType;

    @Column(name = "role_id")
    private String roleId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_type")
    private UserRoleType roleType;

    @Convert(converter = MfaColumn.class)
    private Mfa mfa;

    @Convert(converter = ActionsColumn.class)
    @Column(name = "required_actions")
    private Set<RequiredAction> requiredActions;

    private String language;
    private String timezone;

    @Column(name = "refresh_timeout")
    private Integer refreshTimeout;

    @Convert(converter = JsonColumn.class)
    private JsonObject tags;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_accessed_at")
    private Instant lastAccessedAt;

    protected User() {}

    User(String domainId, NewUser wanted, String language, String timezone, Instant now) {
        this.domainId = domainId;
        this.userId = wanted.userId();
        this.foldedId = UserIds.fold(wanted.userId());
        this.authType = wanted.authType();
        this.userType = wanted.userType();
        this.state = wanted.initialState();
        this.name = wanted.name() == null ? "" : wanted.name().strip();
        this.email = wanted.email() == null ? "" : wanted.email().strip();
        this.language = language;
        this.timezone = timezone;
        this.tags =
                wanted.tags() == null
                        ? JsonValue.EMPTY_JSON_OBJECT
                        : FreeForm.trimmed(wanted.tags());
        this.roleType = UserRoleType.USER;
        this.mfa = Mfa.OFF;
        this.requiredActions = EnumSet.noneOf(RequiredAction.class);
        this.createdAt = now;
    }

    void change(UserChanges changes) {
        if (changes.name() != null) {
            name = changes.name();
        }
        if (changes.email() != null
                && !changes.email().isEmpty()
                && !changes.email().equalsIgnoreCase(email)) {
            email = changes.email();
            emailVerified = false;
        }
        if (changes.language() != null) {
            language = changes.language();
        }
        if (changes.timezone() != null) {
            timezone = changes.timezone();
        }
        if (changes.tags() != null) {
            tags = FreeForm.trimmed(changes.tags());
        }
    }

    void enable() {
        state = UserState.ENABLED;
    }

    void disable() {
        state = UserState.DISABLED;
    }

    /** The whole sign-in succeeded, last factor included. */
    void signedIn() {
        if (state == UserState.PENDING) {
            state = UserState.ENABLED;
        }
    }

    /** A password somebody else chose or made: it does not settle what the user himself must do. */
    void givePassword(String hash, Instant now) {
        demandLocal();
        password = hash;
        passwordSetAt = now;
    }

    /** The user's own new password. */
    void choosePassword(String hash, Instant now) {
        givePassword(hash, now);
        withdraw(RequiredAction.UPDATE_PASSWORD);
    }

    /** No password opens this account until a new one is set. */
    void forgetPassword() {
        demandLocal();
        password = null;
    }

    /** The same password under a stronger hash. */
    void rehash(String hash) {
        password = hash;
    }

    void require(RequiredAction action) {
        boolean local = authType == AuthType.LOCAL && userType == UserType.USER;
        if (!local) {
            throw UserError.NOT_ALLOWED_ACTIONS.with(userId, action);
        }
        Set<RequiredAction> more = EnumSet.copyOf(requiredActions);
        more.add(action);
        requiredActions = more;
    }

    void withdraw(RequiredAction action) {
        Set<RequiredAction> fewer = EnumSet.copyOf(requiredActions);
        fewer.remove(action);
        requiredActions = fewer;
    }

    void enforceMfa(MfaType type) {
        mfa = mfa.enforced(type);
        if (!mfa.isOn()) {
            require(RequiredAction.ENFORCE_MFA);
        }
    }

    void relaxMfa() {
        mfa = mfa.relaxed();
        withdraw(RequiredAction.ENFORCE_MFA);
    }

    void becomeAdministrator(String adminRoleId) {
        roleType = UserRoleType.DOMAIN_ADMIN;
        roleId = adminRoleId;
    }

    void resignAdministration() {
        roleType = UserRoleType.USER;
        roleId = null;
    }

    void refreshWithin(int seconds) {
        refreshTimeout = seconds;
    }

    void demandLocal() {
        if (authType == AuthType.EXTERNAL) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH.with(userId);
        }
        if (userType == UserType.API_USER) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD.with(userId);
        }
    }

    /** Who this is, beyond the name. */
    public long key() {
        return id;
    }

    public String domainId() {
        return domainId;
    }

    public String userId() {
        return userId;
    }

    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    public String name() {
        return name;
    }

    public UserState state() {
        return state;
    }

    public boolean isDisabled() {
        return state == UserState.DISABLED;
    }

    public String email() {
        return email;
    }

    public boolean emailVerified() {
        return emailVerified;
    }

    /** The address that reaches this user for certain; empty when none is proven. */
    public String verifiedAddress() {
        return emailVerified ? email : "";
    }

    public AuthType authType() {
        return authType;
    }

    public UserType userType() {
        return userType;
    }

    public Optional<String> roleId() {
        return Optional.ofNullable(roleId);
    }

    public UserRoleType roleType() {
        return roleType;
    }

    public boolean isAdministrator() {
        return roleType == UserRoleType.DOMAIN_ADMIN;
    }

    public Mfa mfa() {
        return mfa;
    }

    public Set<RequiredAction> requiredActions() {
        return Collections.unmodifiableSet(requiredActions);
    }

    public boolean must(RequiredAction action) {
        return requiredActions.contains(action);
    }

    public String language() {
        return language;
    }

    public String timezone() {
        return timezone;
    }

    public Optional<Integer> refreshTimeout() {
        return Optional.ofNullable(refreshTimeout);
    }

    public JsonObject tags() {
        return tags == null ? JsonValue.EMPTY_JSON_OBJECT : tags;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastAccessedAt() {
        return Optional.ofNullable(lastAccessedAt);
    }
}
