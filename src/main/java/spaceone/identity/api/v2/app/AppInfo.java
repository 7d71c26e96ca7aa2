package spaceone.identity.api.v2.app;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleType;
import spaceone.identity.app.App;
import spaceone.identity.app.AppState;
import spaceone.identity.token.ClientSecrets;

/** {@code client_secret} only in the answer to its making. */
public record AppInfo(
        String appId,
        String clientSecret,
        String name,
        AppState state,
        boolean isManaged,
        JsonObject tags,
        String roleId,
        RoleType roleType,
        String clientId,
        ResourceGroup resourceGroup,
        String workspaceId,
        String projectId,
        String projectGroupId,
        String domainId,
        Instant createdAt,
        Instant expiredAt,
        Instant lastAccessedAt) {

    static AppInfo of(App app, Instant now) {
        return of(app, null, now);
    }

    static AppInfo of(ClientSecrets.Issued issued, Instant now) {
        return of(issued.app(), issued.secret(), now);
    }

    private static AppInfo of(App app, String secret, Instant now) {
        return new AppInfo(
                app.appId(),
                secret,
                app.name(),
                app.state(now),
                app.isManaged(),
                app.tags(),
                app.roleId(),
                app.roleType(),
                app.clientId(),
                app.resourceGroup(),
                app.workspaceId(),
                app.projectId().orElse(null),
                app.projectGroupId().orElse(null),
                app.domainId(),
                app.createdAt(),
                app.expiredAt(),
                app.lastAccessedAt().orElse(null));
    }
}
