package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.personaldata.Retention;

/** How long people who do not come are kept, told as a whole. */
@Exact
public record SetupRetentionPolicy(
        @Doc("Absent: they are kept.") @Most(Retention.MOST_DAYS)
                @Nullable Integer neverSignedInDays,
        @Doc("Absent: they are kept.") @Most(Retention.MOST_DAYS) @Nullable Integer disabledDays)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        return new Retention(neverSignedInDays, disabledDays).toJson();
    }
}
