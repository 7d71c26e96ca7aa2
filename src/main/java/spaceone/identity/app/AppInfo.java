package spaceone.identity.app;

import jakarta.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.ResourceGroup;
import spaceone.identity.access.RoleType;
import spaceone.identity.query.Fields;

/** {@code client_secret} only in the answer to its making. */
public record AppInfo(
        String appId,
        @Nullable String clientSecret,
        String name,
        AppState state,
        boolean isManaged,
        JsonObject tags,
        String roleId,
        RoleType roleType,
        String clientId,
        ResourceGroup resourceGroup,
        String workspaceId,
        @Nullable String projectId,
        @Nullable String projectGroupId,
        String domainId,
        Instant createdAt,
        Instant expiredAt,
        @Nullable Instant previousUntil,
        @Nullable Instant lastAccessedAt) {

    static final Fields FIELDS =
            Fields.of(AppInfo.class, "a", "apps a")
                    .text(
                            "state",
                            "case when a.expired_at > current_timestamp then a.state else 'EXPIRED' end")
                    .without("client_secret")
                    .time(
                            "previous_until",
                            "case when a.previous_beside = a.client_id"
                                    + " and a.previous_until > current_timestamp then a.previous_until end")
                    .optional()
                    .keyword("app_id", "name")
                    .minimal("app_id", "name", "state", "role_type", "role_id", "expired_at")
                    .order("-created_at")
                    .insertionOrder("a.id")
                    .build();

    public static AppInfo of(App app, Instant now) {
        return of(app, null, now);
    }

    /** With the secret that was just made. */
    public static AppInfo of(App app, @Nullable String secret, Instant now) {
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
                app.previousUntil(now).orElse(null),
                app.lastAccessedAt().orElse(null));
    }
}
