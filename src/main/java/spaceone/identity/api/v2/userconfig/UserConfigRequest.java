package spaceone.identity.api.v2.userconfig;

import jakarta.validation.constraints.NotNull;
import spaceone.identity.api.openapi.Doc;

public record UserConfigRequest(
        @Doc(value = "Name it is kept under.", example = "\"console:favourites\"") @NotNull
                String name) {}
