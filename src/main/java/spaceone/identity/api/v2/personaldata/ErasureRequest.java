package spaceone.identity.api.v2.personaldata;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record ErasureRequest(@NotNull String erasureId, @Nullable String domainId) {}
