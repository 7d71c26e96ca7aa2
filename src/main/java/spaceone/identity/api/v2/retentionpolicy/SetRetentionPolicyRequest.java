package spaceone.identity.api.v2.retentionpolicy;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.personaldata.Retention;

public record SetRetentionPolicyRequest(
        @Doc("Absent: they are kept.") @Most(Retention.MOST_DAYS) Integer neverSignedInDays,
        @Doc("Absent: they are kept.") @Most(Retention.MOST_DAYS) Integer disabledDays,
        String currentPassword,
        String domainId) {

    public Retention toRetention() {
        return new Retention(neverSignedInDays, disabledDays);
    }
}
