package spaceone.identity.api.v2.externaldirectory;

import java.util.List;
import spaceone.identity.externalauth.ExternalDirectory;

public record ExternalDirectoriesInfo(List<ExternalDirectoryInfo> results, int totalCount) {

    static ExternalDirectoriesInfo of(List<ExternalDirectory> directories) {
        return new ExternalDirectoriesInfo(
                directories.stream().map(ExternalDirectoryInfo::of).toList(), directories.size());
    }
}
