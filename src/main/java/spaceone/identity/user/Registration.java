package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Rows;
import spaceone.identity.Transactions;
import spaceone.identity.audit.Audit;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.password.PasswordError;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;

/** Creates users: all of it in one transaction, or nothing. */
@Stateless
public class Registration {

    /** In characters. */
    public static final int LONGEST_NAME = 128;

    private static final String CARRIED = "User.import";

    @PersistenceContext EntityManager em;
    @Inject Transactions transactions;
    @Inject Clock clock;
    @Inject Audit audit;
    @Inject Domains domains;
    @Inject Users users;
    @Inject PasswordHasher hasher;
    @Inject PasswordPolicy policy;
    @Inject TemporaryPasswords temporaryPasswords;
    @Inject ResetMode mode;
    @Inject UserDirectory directory;
    @Inject Event<UserInvited> invited;
    @Inject Event<SsoInvited> ssoInvited;

    public User create(String domainId, NewUser wanted) {
        User user = add(domainId, wanted);
        if (wanted.authType() == AuthType.EXTERNAL) {
            inviteToProvider(user);
        }
        return user;
    }

    /** Somebody whom the domain's directory must know; it is asked before anything is written. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public User createKnown(String domainId, NewUser wanted) {
        check(wanted);
        NewUser known = wanted.knownAs(directory.get(domainId, wanted.userId()));
        return transactions.required(() -> create(domainId, known));
    }

    /** Somebody who has just signed in at the domain's provider: he needs no invitation. */
    public User admit(String domainId, DirectoryUser person) {
        // His second sign-in, at the same moment, finds him.
        domains.lockAdministration(domainId);
        return users.find(domainId, person.userId())
                .orElseGet(() -> add(domainId, NewUser.of(person)));
    }

    private User add(String domainId, NewUser wanted) {
        check(wanted);
        // Before the first query, so that no database connection is held while the hash takes its
        // time.
        String password = needsPassword(wanted) ? wanted.password() : null;
        String hash = password == null ? null : hasher.hash(password);
        TemporaryPasswords.Made temporary =
                wanted.resetPassword() && mode.isTemporaryPassword()
                        ? temporaryPasswords.make()
                        : null;
        Domain domain = domains.get(domainId);
        if (password != null) {
            policy.check(password, domain.passwordRules(false), wanted.userId(), wanted.email());
        }
        demandFree(domainId, wanted.userId());
        demandLikeNone(administrators(domainId), wanted.userId());
        User user = begin(domain, wanted, clock.instant());
        if (hash != null) {
            user.givePassword(hash, clock.instant());
        }
        if (wanted.enforceMfaType() != null) {
            user.enforceMfa(wanted.enforceMfaType());
        }
        em.persist(user);
        em.flush();
        if (wanted.roleId() != null) {
            users.makeAdministrator(user, wanted.roleId());
        }
        audit.changed(
                "User.create",
                domainId,
                "User",
                user.userId(),
                Map.of("auth_type", user.authType()));
        if (wanted.resetPassword()) {
            invite(user, temporary);
        }
        return user;
    }

    /** Somebody another service knew. The caller has checked what is told of them. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public User carryOver(String domainId, CarriedUser carried) {
        NewUser wanted = carried.toNewUser();
        checkFacts(wanted);
        Domain domain = domains.get(domainId);
        demandFree(domainId, wanted.userId());
        demandLikeNone(administrators(domainId), wanted.userId());
        User user = carried(domain, carried, wanted);
        em.persist(user);
        em.flush();
        audit.changed(CARRIED, domainId, "User", user.userId(), facts(user));
        return user;
    }

    /** As {@link #carryOver}, of many who are not here: all of them, or it fails. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void carryOver(String domainId, Collection<Arrival> crowd) {
        Domain domain = domains.get(domainId);
        Set<String> administrators = administrators(domainId);
        List<User> users = new ArrayList<>();
        for (Arrival arrival : crowd) {
            NewUser wanted = arrival.person().toNewUser();
            checkFacts(wanted);
            demandLikeNone(administrators, wanted.userId());
            users.add(carried(domain, arrival.person(), wanted));
        }
        audit.made(
                CARRIED,
                domainId,
                "User",
                users.stream()
                        .map(user -> Audit.Made.of(user, user.userId(), facts(user)))
                        .toList());
        Iterator<User> made = users.iterator();
        crowd.forEach(arrival -> arriveAs(made.next(), arrival));
        Rows.insert(em, users);
    }

    private static void arriveAs(User user, Arrival arrival) {
        arrival.directoryId()
                .ifPresent(
                        directoryId -> {
                            ExternalIdentities.demandExternal(user);
                            user.arriveAs(directoryId, arrival.identity());
                        });
    }

    private User carried(Domain domain, CarriedUser carried, NewUser wanted) {
        Instant now = clock.instant();
        User user = begin(domain, wanted, carried.createdAt() == null ? now : carried.createdAt());
        if (carried.passwordHash() != null) {
            user.givePassword(carried.passwordHash(), now);
        }
        if (Boolean.TRUE.equals(carried.emailVerified())) {
            user.mailbox().vouch();
        }
        carried.requiredActions().forEach(user::require);
        user.accessed(carried.lastAccessedAt());
        return user;
    }

    private static Map<String, ?> facts(User carried) {
        return Map.of("auth_type", carried.authType(), "password", carried.password().isPresent());
    }

    private static User begin(Domain domain, NewUser wanted, Instant since) {
        return new User(
                domain.domainId(),
                wanted,
                wanted.language() == null ? domain.language() : wanted.language(),
                wanted.timezone() == null ? domain.timezone().orElse("UTC") : wanted.timezone(),
                since);
    }

    private void invite(User user, TemporaryPasswords.@Nullable Made temporary) {
        user.require(RequiredAction.UPDATE_PASSWORD);
        if (temporary == null) {
            invited.fire(new UserInvited(user.domainId(), user.key(), user.userId()));
        } else {
            temporaryPasswords.give(user, temporary, true);
        }
    }

    /** Goes to the user's id, which is how the provider knows him, if it can be mailed to. */
    private void inviteToProvider(User user) {
        directory
                .provider(user)
                .filter(provider -> EmailAddresses.isAddress(user.userId()))
                .ifPresent(
                        provider ->
                                ssoInvited.fire(
                                        new SsoInvited(
                                                user.domainId(),
                                                user.userId(),
                                                user.language(),
                                                user.userId(),
                                                provider)));
    }

    private static boolean needsPassword(NewUser wanted) {
        return wanted.authType() == AuthType.LOCAL
                && wanted.userType() == UserType.USER
                && !wanted.resetPassword();
    }

    /** What can be judged without looking anything up. */
    static void check(NewUser wanted) {
        checkFacts(wanted);
        checkEnforcement(wanted.authType(), wanted.enforceMfaState(), wanted.enforceMfaType());
        if (wanted.authType() == AuthType.EXTERNAL && wanted.userType() == UserType.API_USER) {
            throw UserError.EXTERNAL_USER_NOT_ALLOWED_API_USER.with(wanted.userId());
        }
        if (wanted.resetPassword()) {
            checkReset(wanted);
        } else if (needsPassword(wanted)) {
            if (wanted.password() == null) {
                throw REQUIRED_PARAMETER.with("password");
            }
        }
    }

    static void checkFacts(NewUser wanted) {
        UserIds.check(wanted.userId());
        checkTexts(wanted.name(), wanted.email(), wanted.language(), wanted.timezone());
    }

    private static void checkReset(NewUser wanted) {
        if (wanted.authType() == AuthType.EXTERNAL) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD_IN_EXTERNAL_AUTH.with(wanted.userId());
        }
        if (wanted.userType() == UserType.API_USER) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD.with(wanted.userId());
        }
        if (wanted.email() == null) {
            throw PasswordError.UNABLE_TO_RESET_PASSWORD_WITHOUT_EMAIL.with(wanted.userId());
        }
    }

    static void checkTexts(
            @Nullable String name,
            @Nullable String email,
            @Nullable String language,
            @Nullable String timezone) {
        if (name != null && name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw INVALID_PARAMETER.with("name", "longer than " + LONGEST_NAME + " characters");
        }
        if (email != null) {
            EmailAddresses.check(email);
        }
        if (language != null) {
            Languages.check(language);
        }
        if (timezone != null) {
            Timezones.check(timezone);
        }
    }

    static void checkEnforcement(
            AuthType authType, @Nullable MfaState state, @Nullable MfaType type) {
        if (state == MfaState.ENABLED && type == null) {
            throw REQUIRED_PARAMETER.with("enforce_mfa_type");
        }
        if (type != null && state != MfaState.ENABLED) {
            throw INVALID_PARAMETER.with(
                    "enforce_mfa_type", "only with enforce_mfa_state = ENABLED");
        }
        if (state != null && authType == AuthType.EXTERNAL) {
            throw INVALID_PARAMETER.with("enforce_mfa", "not for external users");
        }
    }

    /** How the ids of those look who could be taken for somebody else. */
    private Set<String> administrators(String domainId) {
        return em.createQuery(
                        "select u.userId from User u where u.domainId = :domainId"
                                + " and u.roleType = :administrator",
                        String.class)
                .setParameter("domainId", domainId)
                .setParameter("administrator", UserRoleType.DOMAIN_ADMIN)
                .getResultStream()
                .map(LookAlikes::skeleton)
                .collect(Collectors.toSet());
    }

    /** Nobody is taken for an administrator because of how their id reads. */
    private static void demandLikeNone(Set<String> administrators, String userId) {
        if (administrators.contains(LookAlikes.skeleton(userId))) {
            throw FormatError.INCORRECT_USER_ID_FORMAT.with(
                    "not to be taken for an administrator's");
        }
    }

    private void demandFree(String domainId, String userId) {
        Long taken =
                em.createQuery(
                                "select count(u) from User u where u.domainId = :domainId and u.foldedId = :foldedId",
                                Long.class)
                        .setParameter("domainId", domainId)
                        .setParameter("foldedId", UserIds.fold(userId))
                        .getSingleResult();
        if (taken > 0) {
            throw CommonError.SAVE_UNIQUE_VALUES.with("['user_id', 'domain_id']");
        }
    }
}
