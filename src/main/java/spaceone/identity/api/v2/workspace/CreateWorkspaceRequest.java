package spaceone.identity.api.v2.workspace;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

public record CreateWorkspaceRequest(
        @Doc("Name for people, one of a kind in the domain.") @NotNull @NotBlank @Most(255)
                String name,
        @TagList @Nullable JsonObject tags,
        @Nullable String domainId) {}
