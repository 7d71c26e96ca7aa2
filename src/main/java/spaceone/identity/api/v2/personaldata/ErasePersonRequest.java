package spaceone.identity.api.v2.personaldata;

import jakarta.validation.constraints.NotNull;

public record ErasePersonRequest(@NotNull String userId, String currentPassword, String domainId) {}
