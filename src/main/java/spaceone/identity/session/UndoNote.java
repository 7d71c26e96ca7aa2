package spaceone.identity.session;

import jakarta.json.JsonObject;

/** What the holder of a link for undoing a change gets back: the address, and what was before. */
public record UndoNote(String address, JsonObject before) {}
