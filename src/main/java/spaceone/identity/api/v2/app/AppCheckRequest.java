package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;

public record AppCheckRequest(@NotNull String clientId, String domainId) {}
