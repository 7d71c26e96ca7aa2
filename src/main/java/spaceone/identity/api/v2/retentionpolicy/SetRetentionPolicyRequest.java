package spaceone.identity.api.v2.retentionpolicy;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.personaldata.Retention;

public record SetRetentionPolicyRequest(
        @Doc("Absent: they are kept.") @Most(Retention.MOST_DAYS)
                @Nullable Integer neverSignedInDays,
        @Doc("Absent: they are kept.") @Most(Retention.MOST_DAYS) @Nullable Integer disabledDays,
        @Nullable String currentPassword,
        @Nullable String domainId) {

    public Retention toRetention() {
        return new Retention(neverSignedInDays, disabledDays);
    }
}
