package spaceone.identity.api.v2.domainsetup;

import org.jspecify.annotations.Nullable;

public record DomainSetupRequest(@Nullable String domainId) {}
