package spaceone.identity.query;

import jakarta.json.JsonObject;
import java.util.List;

/** The answer of a {@code list}: rows in API spelling and the count before paging. */
public record Listing(List<JsonObject> results, long totalCount, boolean countOnly) {}
