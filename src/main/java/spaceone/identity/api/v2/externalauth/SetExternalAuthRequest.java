package spaceone.identity.api.v2.externalauth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

public record SetExternalAuthRequest(@NotNull @Valid PluginRequest pluginInfo, String domainId) {}
