package spaceone.identity.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.access.Roles;
import spaceone.identity.app.App;
import spaceone.identity.app.Apps;
import spaceone.identity.app.NewApp;
import spaceone.identity.tenancy.Place;

/**
 * The secrets of apps: tokens named by the app's client id, shown once. Their claims tell other
 * services what the app was at that time; here only the id counts.
 */
@Stateless
public class ClientSecrets {

    @Inject Apps apps;
    @Inject Roles roles;
    @Inject Tokens tokens;
    @Inject Clock clock;

    /** An app and the secret that opens the API for it. */
    public record Issued(App app, String secret) {}

    public Issued create(String domainId, NewApp wanted) {
        return issue(apps.create(domainId, wanted));
    }

    /** The old secret is dead with the same commit, or after the overlap. */
    public Issued renew(Place place, String appId, @Nullable String expiredAt, Duration overlap) {
        return issue(apps.renew(place, appId, expiredAt, overlap));
    }

    private Issued issue(App app) {
        List<String> permissions = roles.get(app.domainId(), app.roleId()).permissions();
        Claims claims =
                Claims.of(
                                TokenType.CLIENT_SECRET,
                                OwnerType.APP,
                                app.domainId(),
                                app.appId(),
                                clock.instant())
                        .tokenId(app.clientId())
                        .role(CallerRole.valueOf(app.roleType().name()))
                        .workspace(app.workspaceId())
                        .list("permissions", permissions)
                        .expiresAt(app.expiredAt())
                        .build();
        return new Issued(app, tokens.sign(claims, KeyPurpose.ACCESS));
    }
}
