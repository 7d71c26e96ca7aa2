package spaceone.identity.api.v2.userconfig;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.userconfig.UserConfig;

public record UserConfigInfo(
        @Doc(value = "Name it is kept under.", example = "\"console:favourites\"") String name,
        JsonObject data,
        String userId,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    static UserConfigInfo of(UserConfig config, String userId) {
        return new UserConfigInfo(
                config.name(),
                config.data(),
                userId,
                config.domainId(),
                config.createdAt(),
                config.updatedAt());
    }
}
