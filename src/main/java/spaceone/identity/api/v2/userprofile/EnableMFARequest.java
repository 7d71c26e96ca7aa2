package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;

public record EnableMFARequest(String mfaType, JsonObject options, String currentPassword) {}
