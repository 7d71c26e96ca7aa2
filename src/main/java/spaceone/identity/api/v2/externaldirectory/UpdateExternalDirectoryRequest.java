package spaceone.identity.api.v2.externaldirectory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.v2.externalauth.PluginRequest;
import spaceone.identity.api.wire.Most;
import spaceone.identity.externalauth.ExternalDirectories.Wanted;

public record UpdateExternalDirectoryRequest(
        @NotNull String directoryId,
        @Pattern(regexp = "(?s).*\\S.*") @Most(255) @Nullable String name,
        @Nullable Integer order,
        @Valid @Nullable PluginRequest pluginInfo,
        @Nullable String domainId) {

    Wanted toWanted() {
        return new Wanted(
                name == null ? null : name.strip(),
                order,
                pluginInfo == null ? null : pluginInfo.toNewExternalAuth());
    }
}
