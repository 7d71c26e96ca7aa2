package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;
import spaceone.identity.mfa.PendingMfa;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.User;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

/** A user as v1 shows him; members that were not asked for are null. */
public record UserInfo(
        String userId,
        String name,
        UserState state,
        String email,
        Boolean emailVerified,
        UserType userType,
        AuthType backend,
        JsonObject mfa,
        Set<RequiredAction> requiredActions,
        String language,
        String timezone,
        JsonValue tags,
        String domainId,
        JsonValue createdAt,
        JsonValue lastAccessedAt) {

    static UserInfo of(User user, Compat compat) {
        return of(user, user.mfa().toJson(), compat);
    }

    /** While he sets up a second factor he is shown what is not on his record yet. */
    static UserInfo of(PendingMfa pending, Compat compat) {
        return of(pending.user(), pending.toJson(), compat);
    }

    private static UserInfo of(User user, JsonObject mfa, Compat compat) {
        return new UserInfo(
                user.userId(),
                user.name(),
                user.state(),
                user.email(),
                user.emailVerified(),
                user.userType(),
                user.authType(),
                mfa,
                user.requiredActions(),
                user.language(),
                user.timezone(),
                compat.tags(user.tags()),
                user.domainId(),
                compat.time(user.createdAt()),
                compat.time(user.lastAccessedAt().orElse(null)));
    }

    /** The id and the named members; names we do not know are ignored, and no names mean all. */
    UserInfo only(List<String> names) {
        if (names == null) {
            return this;
        }
        return new UserInfo(
                userId,
                names.contains("name") ? name : null,
                names.contains("state") ? state : null,
                names.contains("email") ? email : null,
                names.contains("email_verified") ? emailVerified : null,
                names.contains("user_type") ? userType : null,
                names.contains("backend") ? backend : null,
                names.contains("mfa") ? mfa : null,
                names.contains("required_actions") ? requiredActions : null,
                names.contains("language") ? language : null,
                names.contains("timezone") ? timezone : null,
                names.contains("tags") ? tags : null,
                names.contains("domain_id") ? domainId : null,
                names.contains("created_at") ? createdAt : null,
                names.contains("last_accessed_at") ? lastAccessedAt : null);
    }
}
