package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.CommonError;
import spaceone.identity.Texts;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.tenancy.WorkspaceState;

/** A workspace, known by its name. */
@Exact
public record SetupWorkspace(
        @NotNull @NotBlank @Most(255) String name,
        @Doc(value = "ENABLED or DISABLED.", example = "\"ENABLED\"")
                @Nullable WorkspaceState state,
        @TagList @Nullable JsonObject tags,
        @Doc(
                        value = "Name of the workspace group it is in; an empty text: none.",
                        example = "\"EMEA\"")
                @Nullable JsonValue workspaceGroup)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        if (state == WorkspaceState.DELETED) {
            throw CommonError.INVALID_PARAMETER.with("state", "leave it out and prune");
        }
        return new ThingBuilder()
                .add("name", name.strip())
                .add("state", state)
                .trimmed("tags", tags)
                .add("workspace_group", group())
                .build();
    }

    /** Of a plain text an empty one could not be told from none. */
    private @Nullable String group() {
        if (workspaceGroup == null) {
            return null;
        }
        if (!(workspaceGroup instanceof JsonString text)) {
            throw CommonError.INVALID_PARAMETER_TYPE.with("workspace_group", "str");
        }
        return Texts.trimmed(text.getString());
    }
}
