package spaceone.identity.api.v2.domain;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.token.KeyAlgorithm;

public record RotateKeysRequest(@NotNull String domainId, @Nullable KeyAlgorithm algorithm) {}
