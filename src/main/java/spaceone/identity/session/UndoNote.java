package spaceone.identity.session;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What the holder of a link for undoing a change gets back: the address, and what was before. */
public record UndoNote(@Nullable String address, @Nullable JsonObject before) {}
