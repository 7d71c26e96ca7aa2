package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;

/** {@code timeout}: for how many seconds, 300 to 86400; an hour if nothing is said. */
public record IssueBypassCodeRequest(
        @NotNull String userId,
        @Doc(
                        value =
                                "Life of the code in seconds, 300 to 86400; an hour if nothing is said.",
                        example = "3600")
                Integer timeout,
        String currentPassword,
        String domainId) {}
