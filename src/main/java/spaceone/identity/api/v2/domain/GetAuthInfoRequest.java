package spaceone.identity.api.v2.domain;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;

public record GetAuthInfoRequest(
        @Doc(value = "Name of the domain.", example = "\"acme\"") @NotNull String name) {}
