package spaceone.identity.user;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.directory.DirectoryIdentity;
import spaceone.identity.directory.Refusal;
import spaceone.identity.password.PasswordError;
import spaceone.identity.verification.CodeOwner;

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

    @Embedded private @Nullable Passwords passwords;

    @Embedded private Profile profile;

    @Enumerated(EnumType.STRING)
    private UserState state;

    @Embedded private Mailbox mailbox;

    @Enumerated(EnumType.STRING)
    @Column(name = "auth_type")
    private AuthType authType;

    @Enumerated(EnumType.STRING)
    @Column(name = "user_type")
    private UserType userType;

    @Column(name = "role_id")
    private @Nullable String roleId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role_type")
    private UserRoleType roleType;

    @Embedded private Obligations obligations;

    @Column(name = "refresh_timeout")
    private @Nullable Integer refreshTimeout;

    @Column(name = "external_issuer")
    private @Nullable String externalIssuer;

    @Column(name = "external_subject")
    private @Nullable String externalSubject;

    /** Null also for whoever came before a domain could have several. */
    @Column(name = "directory_id")
    private @Nullable String directoryId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_accessed_at")
    private @Nullable Instant lastAccessedAt;

    protected User() {}

    User(String domainId, NewUser wanted, String language, String timezone, Instant now) {
        this.domainId = domainId;
        this.userId = wanted.userId();
        this.foldedId = UserIds.fold(wanted.userId());
        this.authType = wanted.authType();
        this.userType = wanted.userType();
        this.state = wanted.initialState();
        this.profile = new Profile(wanted.name(), language, timezone, wanted.tags());
        this.mailbox = new Mailbox(wanted.email());
        this.roleType = UserRoleType.USER;
        this.obligations = Obligations.none();
        this.createdAt = now;
    }

    /** All but the address: a move has more consequences than one. */
    void change(UserChanges changes) {
        profile.change(changes);
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
        obligations.signedIn();
    }

    /** When they were last seen elsewhere; null when nobody knows. */
    void accessed(@Nullable Instant last) {
        lastAccessedAt = last;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    /** The provider makes no object of a row where all of it is null. */
    Passwords passwords() {
        return passwords == null ? passwords = new Passwords() : passwords;
    }

    /** A password somebody else chose or made: it does not settle what the user himself must do. */
    void givePassword(String hash, Instant now) {
        demandLocal();
        passwords().set(hash, now);
    }

    /** The user's own new password. */
    void choosePassword(String hash, Instant now) {
        givePassword(hash, now);
        obligations.withdraw(RequiredAction.UPDATE_PASSWORD);
    }

    /** He came with the mailed password: his own is dead, and he must choose a new one. */
    void usedTemporaryPassword() {
        passwords().forgetOwn();
        require(RequiredAction.UPDATE_PASSWORD);
    }

    /** No password opens this account until a new one is set. */
    void forgetPassword() {
        demandLocal();
        passwords().forget();
        require(RequiredAction.UPDATE_PASSWORD);
    }

    void require(RequiredAction action) {
        demandOwnSignIn(action.name());
        obligations.require(action);
    }

    public void enforceMfa(MfaType type) {
        demandOwnSignIn(RequiredAction.ENFORCE_MFA.name());
        obligations.demandMfa(type);
    }

    void relaxMfa() {
        obligations.relaxMfa();
    }

    /** The user set up a second factor and showed that it works. */
    public void turnOnMfa(MfaType type, @Nullable String address, @Nullable String secretId) {
        obligations.turnOnMfa(type, address, secretId);
    }

    /** As {@link #turnOnMfa}, where there is one already: beside it, or in place of its type. */
    public void addFactor(MfaType type, @Nullable String address, @Nullable String secretId) {
        obligations.addFactor(type, address, secretId);
    }

    public void turnOffMfa() {
        obligations.turnOffMfa();
    }

    public void preferSpareFactor() {
        obligations.preferSpare();
    }

    public void dropSpareFactor() {
        obligations.dropSpare();
    }

    /** With this role; with none no longer. */
    void administer(@Nullable String adminRoleId) {
        roleType = adminRoleId == null ? UserRoleType.USER : UserRoleType.DOMAIN_ADMIN;
        roleId = adminRoleId;
    }

    void refreshWithin(int seconds) {
        refreshTimeout = seconds;
    }

    /** Only who signs in here, with a password, can be asked for more here. */
    public void demandOwnSignIn(String action) {
        if (authType != AuthType.LOCAL || userType != UserType.USER) {
            throw UserError.NOT_ALLOWED_ACTIONS.with(userId, action);
        }
    }

    /** The first one to come is it from then on; any other is refused, and so is none. */
    void arriveAs(String from, Optional<DirectoryIdentity> shown) {
        demandDirectory(from);
        demandIdentity(shown);
        directoryId = from;
        if (externalSubject == null && shown.isPresent()) {
            externalIssuer = shown.get().issuer();
            externalSubject = shown.get().subject();
        }
    }

    /** The directory that vouched for them first; empty where none has yet. */
    Optional<String> directory() {
        return Optional.ofNullable(directoryId)
                .or(() -> identity().isPresent() ? Optional.of(domainId) : Optional.empty());
    }

    void demandDirectory(String shown) {
        if (directory().filter(kept -> !kept.equals(shown)).isPresent()) {
            throw Refusal.OTHER_DIRECTORY.with(directory().get(), shown);
        }
    }

    void demandIdentity(Optional<DirectoryIdentity> shown) {
        if (identity().isPresent() && !shown.equals(identity())) {
            throw Refusal.OTHER_IDENTITY.with(
                    identity().get(), shown.map(String::valueOf).orElse("none at all"));
        }
    }

    Optional<DirectoryIdentity> identity() {
        String issuer = externalIssuer == null ? "" : externalIssuer;
        return Optional.ofNullable(externalSubject).map(id -> new DirectoryIdentity(issuer, id));
    }

    void releaseIdentity() {
        if (authType != AuthType.EXTERNAL) {
            throw UserError.NOT_ALLOWED_ACTIONS.with(userId, "release_identity");
        }
        externalIssuer = null;
        externalSubject = null;
        directoryId = null;
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

    /** As whom codes know him. */
    public CodeOwner codeOwner() {
        return new CodeOwner(domainId, id, userId, language());
    }

    /** The hash of his own password. */
    public Optional<String> password() {
        return passwords().own();
    }

    public String name() {
        return profile.name();
    }

    public UserState state() {
        return state;
    }

    public boolean isDisabled() {
        return state == UserState.DISABLED;
    }

    public String email() {
        return mailbox.address();
    }

    public boolean emailVerified() {
        return mailbox.isVerified();
    }

    /** Proven to be theirs, the one that opens the account first; else where their codes go. */
    List<String> addressesOfNotices(Instant now) {
        List<String> proven = mailbox.provenAddresses(now);
        String codesGoTo = mfa().email();
        return proven.isEmpty() && codesGoTo != null ? List.of(codesGoTo) : proven;
    }

    /** Where secrets that open the account may go; empty when no proven address counts. */
    public String recoveryAddress(Instant now) {
        return mailbox.recoveryAddress(now);
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
        return obligations.mfa();
    }

    /** Another one, of the other type, that a sign-in may be completed with. */
    public Optional<Mfa> spareFactor() {
        return obligations.spare();
    }

    /** The app, or the codes by mail, if that is in use. */
    public Optional<Mfa> factor(MfaType type) {
        return factors().stream().filter(each -> each.type() == type).findFirst();
    }

    /** The app and the codes by mail that are in use, the preferred one first. */
    public List<Mfa> factors() {
        return obligations.factors();
    }

    public Set<RequiredAction> requiredActions() {
        return obligations.requiredActions();
    }

    public boolean must(RequiredAction action) {
        return obligations.requiredActions().contains(action);
    }

    public String language() {
        return profile.language();
    }

    public String timezone() {
        return profile.timezone();
    }

    public Optional<Integer> refreshTimeout() {
        return Optional.ofNullable(refreshTimeout);
    }

    public JsonObject tags() {
        return profile.tags();
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastAccessedAt() {
        return Optional.ofNullable(lastAccessedAt);
    }
}
