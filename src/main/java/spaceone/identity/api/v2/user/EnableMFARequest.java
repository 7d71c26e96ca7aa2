package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;

/** Of {@code options} only the mailbox is read. */
public record EnableMFARequest(
        @NotNull String userId,
        String mfaType,
        JsonObject options,
        String domainId,
        String currentPassword) {}
