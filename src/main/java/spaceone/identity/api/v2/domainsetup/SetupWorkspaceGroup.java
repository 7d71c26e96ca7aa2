package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;

/** A workspace group, known by its name. */
@Exact
public record SetupWorkspaceGroup(
        @NotNull @NotBlank @Most(255) String name, @TagList @Nullable JsonObject tags)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        return new ThingBuilder().add("name", name.strip()).trimmed("tags", tags).build();
    }
}
