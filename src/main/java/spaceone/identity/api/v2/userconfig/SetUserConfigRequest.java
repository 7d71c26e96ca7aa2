package spaceone.identity.api.v2.userconfig;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import spaceone.identity.api.openapi.Doc;

public record SetUserConfigRequest(
        @Doc(value = "Name it is kept under.", example = "\"console:favourites\"")
                @NotNull
                @NotBlank
                @Size(max = 255)
                String name,
        @NotNull JsonObject data) {}
