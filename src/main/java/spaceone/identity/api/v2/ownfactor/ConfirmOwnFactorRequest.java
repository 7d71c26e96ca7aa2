package spaceone.identity.api.v2.ownfactor;

import jakarta.validation.constraints.NotNull;

public record ConfirmOwnFactorRequest(@NotNull String verifyCode) {}
