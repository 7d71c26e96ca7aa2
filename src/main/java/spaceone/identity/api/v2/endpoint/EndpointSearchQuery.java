package spaceone.identity.api.v2.endpoint;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;

/** {@code query} is taken and ignored, as clients expect. */
public record EndpointSearchQuery(
        String service,
        EndpointType endpointType,
        @Doc("Taken and ignored, as clients expect.") JsonObject query) {}
