package spaceone.identity.api.v2.app;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;

public record GenerateAPIKeyAppRequest(
        @NotNull String appId,
        @Nullable String expiredAt,
        @Most(value = MOST_OVERLAP, least = 1) @Nullable Integer overlapHours,
        @Nullable String workspaceId,
        @Nullable String currentPassword,
        @Nullable String domainId) {

    /** Hours of a week. */
    static final int MOST_OVERLAP = 168;

    Duration overlap() {
        return Duration.ofHours(overlapHours == null ? 0 : overlapHours);
    }
}
