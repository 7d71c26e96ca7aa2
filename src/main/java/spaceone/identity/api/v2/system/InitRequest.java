package spaceone.identity.api.v2.system;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

public record InitRequest(@NotNull @Valid AdminRequest admin, Boolean force) {}
