package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Form;

public record EnableMFARequest(
        @Nullable String mfaType,
        @Doc("What belongs to the kind.") @Form @Nullable JsonObject options,
        @Nullable String currentPassword) {}
