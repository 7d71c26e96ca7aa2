package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.mfa.PendingMfa;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserRoleType;
import spaceone.identity.user.UserState;

/** A user as v2 shows him. */
public record UserInfo(
        String userId,
        String name,
        UserState state,
        String email,
        boolean emailVerified,
        AuthType authType,
        String roleId,
        UserRoleType roleType,
        JsonObject mfa,
        Set<RequiredAction> requiredActions,
        String language,
        String timezone,
        Integer refreshTimeout,
        JsonObject tags,
        String domainId,
        Instant createdAt,
        Instant lastAccessedAt,
        Instant signInLockedUntil) {

    public static UserInfo of(User user) {
        return of(user, user.mfa().toJson(), null);
    }

    /** For administrators: also until when sign-in is refused after too many failed attempts. */
    public static UserInfo of(User user, Optional<Instant> lockedUntil) {
        return of(user, user.mfa().toJson(), lockedUntil.orElse(null));
    }

    /** While he sets up a second factor he is shown what is not on his record yet. */
    public static UserInfo of(PendingMfa pending) {
        return of(pending.user(), pending.toJson(), null);
    }

    private static UserInfo of(User user, JsonObject mfa, Instant lockedUntil) {
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
