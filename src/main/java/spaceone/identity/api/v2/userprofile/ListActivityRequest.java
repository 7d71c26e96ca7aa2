package spaceone.identity.api.v2.userprofile;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

public record ListActivityRequest(@Nullable JsonObject query) {}
