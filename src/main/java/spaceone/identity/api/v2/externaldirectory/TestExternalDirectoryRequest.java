package spaceone.identity.api.v2.externaldirectory;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.externalauth.PluginRequest;

public record TestExternalDirectoryRequest(
        @Doc("Absent: one that is not there yet.") @Nullable String directoryId,
        @Doc("As for `create`. Absent: what is kept of `directory_id` is tried.") @Valid
                @Nullable PluginRequest pluginInfo,
        @Nullable String domainId) {}
