package spaceone.identity.api.v2.externalauth;

import org.jspecify.annotations.Nullable;

public record ExternalAuthRequest(@Nullable String domainId) {}
