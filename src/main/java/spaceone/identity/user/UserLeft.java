package spaceone.identity.user;

import org.jspecify.annotations.Nullable;

/** A user was put out of service, or is no more; null means everybody of the domain. */
public record UserLeft(String domainId, @Nullable String userId, boolean deleted) {}
