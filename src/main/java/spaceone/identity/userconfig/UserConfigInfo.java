package spaceone.identity.userconfig;

import jakarta.json.JsonObject;
import java.time.Instant;
import spaceone.identity.query.Fields;

/** One of the settings a client keeps for its user. */
public record UserConfigInfo(
        String name,
        JsonObject data,
        String userId,
        String domainId,
        Instant createdAt,
        Instant updatedAt) {

    static final Fields FIELDS =
            Fields.of(UserConfigInfo.class, "c", "user_configs c join users u on u.id = c.user_key")
                    .text("user_id", "u.user_id")
                    .keyword("name")
                    .minimal("name")
                    .order("name")
                    .insertionOrder("c.id")
                    .build();

    public static UserConfigInfo of(UserConfig config, String userId) {
        return new UserConfigInfo(
                config.name(),
                config.data(),
                userId,
                config.domainId(),
                config.createdAt(),
                config.updatedAt());
    }
}
