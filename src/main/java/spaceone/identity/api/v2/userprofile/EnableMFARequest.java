package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Form;

public record EnableMFARequest(
        String mfaType,
        @Doc("What belongs to the kind.") @Form JsonObject options,
        String currentPassword) {}
