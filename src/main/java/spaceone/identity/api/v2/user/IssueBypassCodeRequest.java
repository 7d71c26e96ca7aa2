package spaceone.identity.api.v2.user;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.mfa.BypassCodes;

/** {@code timeout}: for how many seconds, 300 to 86400; an hour if nothing is said. */
public record IssueBypassCodeRequest(
        @NotNull String userId,
        @Doc(
                        value =
                                "Life of the code in seconds, 300 to 86400; an hour if nothing is said.",
                        example = "3600")
                @Most(value = BypassCodes.LONGEST, least = BypassCodes.SHORTEST)
                @Nullable Integer timeout,
        @Nullable String currentPassword,
        @Nullable String domainId) {}
