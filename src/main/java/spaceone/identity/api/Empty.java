package spaceone.identity.api;

/** A request without parameters, or an answer without a result: {@code {}}. */
public record Empty() {}
