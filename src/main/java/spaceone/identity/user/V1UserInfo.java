package spaceone.identity.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A user as the first version of the API knows them: by backend and type instead of by role. */
public record V1UserInfo(
        String userId,
        String name,
        UserState state,
        String email,
        boolean emailVerified,
        UserType userType,
        AuthType backend,
        JsonObject mfa,
        Set<RequiredAction> requiredActions,
        String language,
        String timezone,
        JsonObject tags,
        String domainId,
        Instant createdAt,
        @Nullable Instant lastAccessedAt) {

    static final Fields FIELDS =
            UserFields.withDuties(Fields.of(V1UserInfo.class, "u", "users u"))
                    .text("backend", "u.auth_type")
                    .alias("auth_type", "backend")
                    .minimal("user_id", "name", "state", "user_type")
                    .build();

    public static V1UserInfo of(User user) {
        return of(user, user.mfa().toJson());
    }

    /** While they set up a second factor they are shown what is not on their record yet. */
    public static V1UserInfo of(User user, JsonObject mfa) {
        return new V1UserInfo(
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
                user.tags(),
                user.domainId(),
                user.createdAt(),
                user.lastAccessedAt().orElse(null));
    }
}
