package spaceone.identity.api.v2.domain;

import jakarta.validation.constraints.NotNull;

public record DomainRequest(@NotNull String domainId) {}
