package spaceone.identity.api.v2.domain;

import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.system.AdminRequest;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record CreateDomainRequest(
        @Doc(
                        value =
                                "Name of the domain, one of a kind in the installation; people type "
                                        + "it to sign in.",
                        example = "\"acme\"")
                @NotNull
                @NotBlank
                @Most(255)
                String name,
        @NotNull @Valid AdminRequest admin,
        @TagList @Nullable JsonObject tags) {}
