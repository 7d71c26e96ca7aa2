package spaceone.identity.api.v2.userexport;

import org.jspecify.annotations.Nullable;

public record RunUserExportRequest(@Nullable String domainId) {}
