package spaceone.identity.api.v2.retentionpolicy;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.personaldata.Retention;

public record RetentionPolicyInfo(
        @Nullable Integer neverSignedInDays,
        @Nullable Integer disabledDays,
        @Doc(value = "How many people it finds now; ten thousand are counted.", example = "0")
                int due,
        String domainId) {

    static RetentionPolicyInfo of(Retention rules, int due, String domainId) {
        return new RetentionPolicyInfo(
                rules.neverSignedInDays(), rules.disabledDays(), due, domainId);
    }
}
