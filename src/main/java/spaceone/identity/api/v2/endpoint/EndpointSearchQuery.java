package spaceone.identity.api.v2.endpoint;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

/** {@code query} is taken and ignored, as clients expect. */
public record EndpointSearchQuery(
        @Nullable String service,
        @Nullable EndpointType endpointType,
        @Doc("Taken and ignored, as clients expect.") @Nullable JsonObject query) {}
