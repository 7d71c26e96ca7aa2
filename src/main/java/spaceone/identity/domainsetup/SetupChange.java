package spaceone.identity.domainsetup;

import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a thing, or would become. {@code name} is null where a section is one thing. */
public record SetupChange(
        Section section,
        @Nullable String name,
        SetupOutcome outcome,
        List<Difference> differences) {

    /** A member that is other than before; null where there is none. Never a secret. */
    public record Difference(
            String member, @Nullable JsonValue before, @Nullable JsonValue after) {}
}
