package spaceone.identity.api.v2.externaldirectory;

import java.time.Instant;
import spaceone.identity.api.v2.externalauth.PluginInfo;
import spaceone.identity.externalauth.ExternalDirectory;

public record ExternalDirectoryInfo(
        String directoryId,
        String name,
        int order,
        PluginInfo pluginInfo,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    static ExternalDirectoryInfo of(ExternalDirectory directory) {
        return new ExternalDirectoryInfo(
                directory.directoryId(),
                directory.name(),
                directory.order(),
                PluginInfo.of(directory.plugin()),
                directory.domainId(),
                directory.createdAt(),
                directory.updatedAt());
    }
}
