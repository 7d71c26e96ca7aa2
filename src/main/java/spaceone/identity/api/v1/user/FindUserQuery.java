package spaceone.identity.api.v1.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record FindUserQuery(
        @Doc("Whom to look for: by id, or by keyword.") @NotNull @Valid FindUserSearch search,
        @Nullable String domainId) {}
