package spaceone.identity.api.v2.externalauth;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record SetExternalAuthRequest(
        @NotNull @Valid PluginRequest pluginInfo, @Nullable String domainId) {}
