package spaceone.identity.api.v2.externaldirectory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.v2.externalauth.PluginRequest;
import spaceone.identity.api.wire.Most;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;

public record CreateExternalDirectoryRequest(
        @NotBlank @Most(255) String name,
        @Nullable Integer order,
        @NotNull @Valid PluginRequest pluginInfo,
        @Nullable String domainId) {

    Wanted toWanted() {
        return new Wanted(name.strip(), order, pluginInfo.toNewExternalAuth());
    }
}
