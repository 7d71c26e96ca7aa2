package spaceone.identity.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A user as administrators see them, and they themselves. */
public record UserInfo(
        String userId,
        String name,
        UserState state,
        String email,
        boolean emailVerified,
        AuthType authType,
        @Nullable String roleId,
        UserRoleType roleType,
        JsonObject mfa,
        Set<RequiredAction> requiredActions,
        String language,
        String timezone,
        @Nullable Integer refreshTimeout,
        JsonObject tags,
        String domainId,
        Instant createdAt,
        @Nullable Instant lastAccessedAt,
        @Nullable Instant signInLockedUntil) {

    static final Fields FIELDS = fields().build();

    /** Statistics have one URL in both versions of the API, and so know the words of both. */
    static final Fields COUNTED =
            fields().text("user_type", "u.user_type")
                    .notNull()
                    .text("backend", "u.auth_type")
                    .notNull()
                    .build();

    private static Fields.Builder fields() {
        return UserFields.withDuties(Fields.of(UserInfo.class, "u", "users u"))
                .integer("refresh_timeout", "u.refresh_timeout")
                .optional()
                .without("sign_in_locked_until")
                .minimal("user_id", "name", "state", "auth_type", "role_type");
    }

    public static UserInfo of(User user) {
        return of(user, user.mfa().toJson());
    }

    /** While they set up a second factor they are shown what is not on their record yet. */
    public static UserInfo of(User user, JsonObject mfa) {
        return of(user, mfa, null);
    }

    /** For administrators: also until when sign-in is refused after too many failed attempts. */
    public static UserInfo of(User user, Optional<Instant> lockedUntil) {
        return of(user, user.mfa().toJson(), lockedUntil.orElse(null));
    }

    private static UserInfo of(User user, JsonObject mfa, @Nullable Instant lockedUntil) {
        return new UserInfo(
                user.userId(),
                user.name(),
                user.state(),
                user.email(),
                user.emailVerified(),
                user.authType(),
                user.roleId().orElse(null),
                user.roleType(),
                mfa,
                user.requiredActions(),
                user.language(),
                user.timezone(),
                user.refreshTimeout().orElse(null),
                user.tags(),
                user.domainId(),
                user.createdAt(),
                user.lastAccessedAt().orElse(null),
                lockedUntil);
    }
}
