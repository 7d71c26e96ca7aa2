package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;

/** Of {@code options} only the mailbox is read. */
public record EnableMFARequest(
        @NotNull String userId,
        String mfaType,
        @Doc("What belongs to the kind.") JsonObject options,
        String domainId,
        String currentPassword) {}
