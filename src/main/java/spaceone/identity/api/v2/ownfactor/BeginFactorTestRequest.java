package spaceone.identity.api.v2.ownfactor;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.mfa.CountedFactor;

public record BeginFactorTestRequest(@NotNull CountedFactor factorType) {}
