package spaceone.identity.api.v2.userconfig;

import jakarta.validation.constraints.NotNull;

public record UserConfigRequest(@NotNull String name) {}
