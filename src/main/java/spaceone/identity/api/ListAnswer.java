package spaceone.identity.api;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.StreamedList;
import spaceone.identity.query.Listing;

/**
 * The answer of every {@code list}: both members always, also when only the count was asked for.
 */
public record ListAnswer(
        @Doc("The rows; here always none.") List<JsonObject> results, long totalCount) {

    /** Held, or written while it is read: which of both, only the weight of its rows decides. */
    public static Record of(Listing listing) {
        return of(listing, UnaryOperator.identity());
    }

    /** Written while it is read, behind what says what it is. */
    public static Record behind(Record manifest, Listing listing) {
        return new StreamedList(listing::forEach, manifest);
    }

    /** With its rows in the dress of an older dialect. */
    public static Record of(Listing listing, UnaryOperator<JsonObject> dress) {
        if (listing.streamed().isPresent()) {
            Listing.Rows rows = listing.streamed().get();
            return new StreamedList(
                    consumer -> rows.forEach(row -> consumer.accept(dress.apply(row))));
        }
        return new ListAnswer(listing.results().stream().map(dress).toList(), listing.totalCount());
    }
}
