package spaceone.identity.api.v2.user;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Form;

/** Of {@code options} only the mailbox is read. */
public record EnableMFARequest(
        @NotNull String userId,
        @Nullable String mfaType,
        @Doc("What belongs to the kind.") @Form @Nullable JsonObject options,
        @Nullable String domainId,
        @Nullable String currentPassword) {}
