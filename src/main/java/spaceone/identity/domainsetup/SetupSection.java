package spaceone.identity.domainsetup;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spaceone.identity.domainsetup.SetupChange.Difference;

/** How the things of a section are found and brought about: by the bean of those things. */
interface SetupSection {

    Section section();

    /** What is here, by name. A section that is one thing always has that, under no name. */
    Map<String, Present> present(String domainId);

    /**
     * Whether what goes does so before others come, and not at the end: there may be only so many.
     */
    default boolean makesRoomFirst() {
        return false;
    }

    default String nameOf(JsonObject thing) {
        return thing.getString("name", "");
    }

    /** In no transaction, before all: what has to be asked elsewhere. */
    default JsonObject prepared(String domainId, JsonObject thing) {
        return thing;
    }

    /** {@code here} is null where the thing is not. */
    default List<Difference> differences(
            String domainId, @Nullable Present here, JsonObject thing) {
        return Things.told(here == null ? null : here.thing(), thing);
    }

    void create(String domainId, JsonObject thing, String by);

    /** {@code changed}: those members of the thing that are other than they are. */
    void change(String domainId, Present here, JsonObject thing, JsonObject changed, String by);

    void remove(String domainId, Present here);
}
