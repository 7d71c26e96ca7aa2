package spaceone.identity.api.v2.factorpolicy;

import java.util.List;
import spaceone.identity.mfa.FactorGap;

public record FactorGapInfo(
        int peopleCount, int missingCount, List<String> missingUserIds, String domainId) {

    static FactorGapInfo of(FactorGap.Gap gap, String domainId) {
        return new FactorGapInfo(gap.people(), gap.missing(), gap.userIds(), domainId);
    }
}
