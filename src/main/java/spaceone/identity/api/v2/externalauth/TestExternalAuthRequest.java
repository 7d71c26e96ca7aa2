package spaceone.identity.api.v2.externalauth;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record TestExternalAuthRequest(
        @Doc("As for `set`. Absent: what is set now is tried.") @Valid
                @Nullable PluginRequest pluginInfo,
        @Nullable String domainId) {}
