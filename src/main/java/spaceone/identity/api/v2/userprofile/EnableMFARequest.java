package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;

public record EnableMFARequest(
        String mfaType,
        @Doc("What belongs to the kind.") JsonObject options,
        String currentPassword) {}
