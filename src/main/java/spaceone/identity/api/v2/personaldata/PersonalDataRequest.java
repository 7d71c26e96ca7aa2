package spaceone.identity.api.v2.personaldata;

import jakarta.validation.constraints.NotNull;

public record PersonalDataRequest(@NotNull String userId, String domainId) {}
