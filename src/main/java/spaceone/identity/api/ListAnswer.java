package spaceone.identity.api;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.query.Listing;

/**
 * The answer of every {@code list}: both members always, also when only the count was asked for.
 */
public record ListAnswer(List<JsonObject> results, long totalCount) {

    public static ListAnswer of(Listing listing) {
        return new ListAnswer(listing.results(), listing.totalCount());
    }
}
