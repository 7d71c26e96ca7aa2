package spaceone.identity.api.v2.personaldata;

import jakarta.validation.constraints.NotNull;

public record ErasureRequest(@NotNull String erasureId, String domainId) {}
