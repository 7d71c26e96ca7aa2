package spaceone.identity.api.v2.domain;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.token.KeyAlgorithm;

public record RotateKeysRequest(@NotNull String domainId, KeyAlgorithm algorithm) {}
