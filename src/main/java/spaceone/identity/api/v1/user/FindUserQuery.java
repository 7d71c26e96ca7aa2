package spaceone.identity.api.v1.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

public record FindUserQuery(@NotNull @Valid FindUserSearch search, String domainId) {}
