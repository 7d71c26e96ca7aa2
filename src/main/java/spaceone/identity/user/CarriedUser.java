package spaceone.identity.user;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.password.PasswordHasher;

/**
 * What another service knew of a person. Null: it is not told.
 *
 * @param passwordHash what that service made of the password, in a form that is known here
 * @param emailVerified whether that service had them prove the address
 * @param userType not told: a person, and no program
 */
public record CarriedUser(
        @Nullable String userId,
        @Nullable AuthType authType,
        @Nullable UserState state,
        @Nullable String passwordHash,
        @Nullable String name,
        @Nullable String email,
        @Nullable Boolean emailVerified,
        @Nullable String language,
        @Nullable String timezone,
        @Nullable JsonObject tags,
        Set<RequiredAction> requiredActions,
        @Nullable Instant createdAt,
        @Nullable Instant lastAccessedAt,
        @Nullable UserType userType) {

    public static final int LONGEST_HASH = 255;

    /**
     * Somebody whom a directory knows, as at their first sign-in. Who is in service there may be
     * out of it here.
     */
    public static CarriedUser of(DirectoryUser person) {
        DirectoryProfile known = DirectoryProfile.of(person);
        return new CarriedUser(
                person.userId(),
                AuthType.EXTERNAL,
                known.state() == UserState.DISABLED ? UserState.DISABLED : null,
                null,
                known.name(),
                known.email(),
                known.verified().filter(Boolean::booleanValue).orElse(null),
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null);
    }

    void check(Instant now) {
        demandId();
        if (passwordHash != null) {
            checkPassword(passwordHash);
        }
        if (Boolean.TRUE.equals(emailVerified) && email == null) {
            throw REQUIRED_PARAMETER.with("email");
        }
        if (requiredActions.contains(RequiredAction.ENFORCE_MFA)) {
            throw INVALID_PARAMETER.with(
                    "required_actions", "only UPDATE_PASSWORD is carried over");
        }
        demandPast(createdAt, "created_at", now);
        demandPast(lastAccessedAt, "last_accessed_at", now);
    }

    public String demandId() {
        if (userId == null) {
            throw REQUIRED_PARAMETER.with("user_id");
        }
        return userId;
    }

    private void checkPassword(String hash) {
        if (authType == AuthType.EXTERNAL) {
            throw INVALID_PARAMETER.with("password_hash", "not for external users");
        }
        if (hash.length() > LONGEST_HASH || !PasswordHasher.isHash(hash)) {
            throw INVALID_PARAMETER.with(
                    "password_hash",
                    "no bcrypt, PBKDF2, scrypt, SHA-crypt or Argon2 in a known form, or too costly");
        }
    }

    private static void demandPast(@Nullable Instant moment, String member, Instant now) {
        if (moment != null && moment.isAfter(now)) {
            throw INVALID_PARAMETER.with(member, "is still to come");
        }
        if (moment != null && moment.isBefore(Instant.EPOCH)) {
            throw INVALID_PARAMETER.with(member, "is before 1970");
        }
    }

    /** For somebody who is new here: in service, unless told otherwise. */
    NewUser toNewUser() {
        return new NewUser(
                demandId(),
                authType == null ? AuthType.LOCAL : authType,
                userType == null ? UserType.USER : userType,
                state == null ? UserState.ENABLED : state,
                null,
                name,
                email,
                language,
                timezone,
                tags,
                false,
                null,
                null,
                null);
    }
}
