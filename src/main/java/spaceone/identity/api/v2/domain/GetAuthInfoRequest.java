package spaceone.identity.api.v2.domain;

import jakarta.validation.constraints.NotNull;

public record GetAuthInfoRequest(@NotNull String name) {}
