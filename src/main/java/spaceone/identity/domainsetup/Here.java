package spaceone.identity.domainsetup;

import java.util.LinkedHashMap;
import java.util.Map;
import spaceone.identity.query.QueryError;

/**
 * The things of a section that are here, by name. No more than a document can tell of: what is
 * larger than a request could not be applied, and may be any number of megabytes.
 */
final class Here {

    private static final int MOST_CHARACTERS = 1024 * 1024;

    private final Map<String, Present> things = new LinkedHashMap<>();
    private int size;

    void add(String name, Present present) {
        size += name.length() + present.thing().toString().length();
        if (size > MOST_CHARACTERS) {
            throw QueryError.ANSWER_TOO_LARGE.with(MOST_CHARACTERS);
        }
        things.put(name, present);
    }

    Map<String, Present> things() {
        return things;
    }
}
