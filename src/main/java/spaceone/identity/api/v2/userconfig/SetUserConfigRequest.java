package spaceone.identity.api.v2.userconfig;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;

public record SetUserConfigRequest(
        @Doc(value = "Name it is kept under.", example = "\"console:favourites\"")
                @NotNull
                @NotBlank
                @Most(255)
                String name,
        @NotNull JsonObject data) {}
