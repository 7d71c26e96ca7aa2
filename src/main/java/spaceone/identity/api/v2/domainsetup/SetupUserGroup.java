package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

/** A user group, known by its name in its workspace. */
@Exact
public record SetupUserGroup(
        @Doc(value = "Name of the workspace it is in.", example = "\"Seoul\"") @NotNull @NotBlank
                String workspace,
        @NotNull @NotBlank @Most(255) String name,
        @Most(255) @Nullable String description,
        @TagList @Nullable JsonObject tags)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        return new ThingBuilder()
                .add("workspace", Texts.trimmed(workspace))
                .add("name", name.strip())
                .visible("description", description == null ? null : description.strip())
                .trimmed("tags", tags)
                .build();
    }
}
