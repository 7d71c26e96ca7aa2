package spaceone.identity.domainsetup;

import jakarta.json.JsonObject;

/**
 * A thing that is here.
 *
 * @param fixed it comes with every domain and cannot go
 */
record Present(String id, JsonObject thing, boolean fixed) {

    static Present only(JsonObject thing) {
        return new Present("", thing, true);
    }
}
