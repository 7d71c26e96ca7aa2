package spaceone.identity.api.v2.workspaceuser;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.access.RoleBindingInfo;
import spaceone.identity.user.Appointments;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.User;
import spaceone.identity.user.UserRoleType;
import spaceone.identity.user.UserState;

/** A user as the people of his workspace see him: with his role there, without his secrets. */
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
        Instant lastAccessedAt) {

    static WorkspaceUserInfo of(Appointments.Newcomer newcomer) {
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
