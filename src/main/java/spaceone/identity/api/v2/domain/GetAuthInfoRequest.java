package spaceone.identity.api.v2.domain;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record GetAuthInfoRequest(
        @Doc(value = "Name of the domain.", example = "\"acme\"") @Nullable String name,
        @Doc("In place of the name.") @Nullable String domainId) {}
