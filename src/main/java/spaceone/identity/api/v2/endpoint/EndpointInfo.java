package spaceone.identity.api.v2.endpoint;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record EndpointInfo(
        @Doc(value = "Name of the service for people.", example = "\"Identity Service\"")
                String name,
        String service,
        @Nullable String endpoint,
        @Doc(
                        "Only where internal addresses were asked for: the address inside "
                                + "the installation.")
                @Nullable String internalEndpoint,
        @Doc(value = "Always ACTIVE.", example = "\"ACTIVE\"") String state,
        @Doc("Version of its API.") String version) {}
