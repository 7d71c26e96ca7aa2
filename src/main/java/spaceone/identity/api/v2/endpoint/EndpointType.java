package spaceone.identity.api.v2.endpoint;

/** Which of an endpoint's two addresses is asked for. */
public enum EndpointType {
    PUBLIC,
    INTERNAL
}
