package spaceone.identity.api.v2.externaldirectory;

import org.jspecify.annotations.Nullable;

public record ListExternalDirectoriesRequest(@Nullable String domainId) {}
