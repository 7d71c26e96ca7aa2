package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;

public record ListActivityRequest(JsonObject query) {}
