package spaceone.identity.api.v2.externalauth;

import jakarta.validation.Valid;
import spaceone.identity.api.openapi.Doc;

public record TestExternalAuthRequest(
        @Doc("As for `set`. Absent: what is set now is tried.") @Valid PluginRequest pluginInfo,
        String domainId) {}
