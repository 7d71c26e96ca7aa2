package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Form;

/** Of {@code options} only the mailbox is read. */
public record EnableMFARequest(
        @NotNull String userId,
        String mfaType,
        @Doc("What belongs to the kind.") @Form JsonObject options,
        String domainId,
        String currentPassword) {}
