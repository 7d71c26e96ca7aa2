package spaceone.identity.domainsetup;

import jakarta.json.JsonObject;

/** A section that is one thing, which is always here in some form. */
interface SingleSection extends SetupSection {

    @Override
    default String nameOf(JsonObject thing) {
        return "";
    }

    @Override
    default void create(String domainId, JsonObject thing, String by) {
        throw new IllegalStateException(section().name());
    }

    @Override
    default void remove(String domainId, Present here) {
        throw new IllegalStateException(section().name());
    }
}
