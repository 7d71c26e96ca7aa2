package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;

/** {@code timeout}: for how many seconds, 300 to 86400; an hour if nothing is said. */
public record IssueBypassCodeRequest(@NotNull String userId, Integer timeout, String domainId) {}
