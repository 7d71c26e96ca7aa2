package spaceone.identity.api.v2.personaldata;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

public record PersonalDataRequest(@NotNull String userId, @Nullable String domainId) {}
