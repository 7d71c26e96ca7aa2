package spaceone.identity.api.v2.organization;

import org.jspecify.annotations.Nullable;

public record OrganizationRequest(@Nullable String domainId) {}
