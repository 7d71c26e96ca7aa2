package spaceone.identity.tenancy;

/**
 * A domain's logo as it is sent.
 *
 * @param type as the header {@code Content-Type} says it
 */
public record Logo(byte[] content, String type) {}
