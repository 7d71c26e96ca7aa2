package spaceone.identity.api.v2.endpoint;

import jakarta.json.JsonObject;

/** {@code query} is taken and ignored, as clients expect. */
public record EndpointSearchQuery(String service, EndpointType endpointType, JsonObject query) {}
