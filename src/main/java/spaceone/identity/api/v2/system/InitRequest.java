package spaceone.identity.api.v2.system;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;

public record InitRequest(
        @NotNull @Valid AdminRequest admin,
        @Doc(
                        "Whether to replace the administrator of an installation that is "
                                + "set up; needs a system token.")
                @Nullable Boolean force) {}
