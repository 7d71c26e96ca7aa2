package spaceone.identity.api.v2.retentionpolicy;

import spaceone.identity.api.openapi.Doc;
import spaceone.identity.personaldata.Retention;

public record RetentionPolicyInfo(
        Integer neverSignedInDays,
        Integer disabledDays,
        @Doc(value = "How many people it finds now; ten thousand are counted.", example = "0")
                int due,
        String domainId) {

    static RetentionPolicyInfo of(Retention rules, int due, String domainId) {
        return new RetentionPolicyInfo(
                rules.neverSignedInDays(), rules.disabledDays(), due, domainId);
    }
}
