package spaceone.identity.api.v2.endpoint;

public record EndpointInfo(
        String name,
        String service,
        String endpoint,
        String internalEndpoint,
        String state,
        String version) {}
