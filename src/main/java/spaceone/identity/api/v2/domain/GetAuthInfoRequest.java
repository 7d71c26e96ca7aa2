package spaceone.identity.api.v2.domain;

import spaceone.identity.api.openapi.Doc;

public record GetAuthInfoRequest(
        @Doc(value = "Name of the domain.", example = "\"acme\"") String name,
        @Doc("In place of the name.") String domainId) {}
