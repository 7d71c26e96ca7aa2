package spaceone.identity.api.v2.externalauth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.externalauth.ExternalAuth;

public record ExternalAuthInfo(
        String domainId,
        @Doc("ENABLED where the domain has a directory, otherwise DISABLED.") String state,
        @Nullable PluginInfo pluginInfo,
        @Nullable Instant updatedAt) {

    static ExternalAuthInfo of(ExternalAuth auth) {
        return new ExternalAuthInfo(
                auth.domainId(), "ENABLED", PluginInfo.of(auth.plugin()), auth.updatedAt());
    }

    static ExternalAuthInfo none(String domainId) {
        return new ExternalAuthInfo(domainId, "DISABLED", null, null);
    }
}
