package spaceone.identity.user;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.RoleBindingInfo;
import spaceone.identity.query.Fields;

/** A user as the people of their workspace see them: with their role there, without secrets. */
public record WorkspaceUserInfo(
        String userId,
        String name,
        UserState state,
        String email,
        boolean emailVerified,
        AuthType authType,
        UserRoleType roleType,
        String language,
        String timezone,
        JsonObject tags,
        RoleBindingInfo roleBindingInfo,
        String domainId,
        Instant createdAt,
        @Nullable Instant lastAccessedAt) {

    static final Fields FIELDS =
            UserFields.shared(
                            Fields.of(
                                    WorkspaceUserInfo.class,
                                    "u",
                                    "users u join role_bindings b"
                                            + " on b.domain_id = u.domain_id and b.user_id = u.user_id"))
                    .computed("role_binding_info", RoleBindingInfo.FIELDS.json())
                    .minimal("user_id", "name", "state", "auth_type", "role_type")
                    .build();

    public static WorkspaceUserInfo of(Appointments.Newcomer newcomer) {
        User user = newcomer.user();
        return new WorkspaceUserInfo(
                user.userId(),
                user.name(),
                user.state(),
                user.email(),
                user.emailVerified(),
                user.authType(),
                user.roleType(),
                user.language(),
                user.timezone(),
                user.tags(),
                RoleBindingInfo.of(newcomer.binding()),
                user.domainId(),
                user.createdAt(),
                user.lastAccessedAt().orElse(null));
    }
}
