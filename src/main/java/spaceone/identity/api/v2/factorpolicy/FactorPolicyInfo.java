package spaceone.identity.api.v2.factorpolicy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicy;

public record FactorPolicyInfo(
        AskedOf requiredFor,
        List<String> roleIds,
        List<CountedFactor> kinds,
        @Nullable Instant enforcedFrom,
        boolean newDeviceMail,
        @Nullable Integer trustDays,
        @Nullable String passkeyRpId,
        List<String> passkeyOrigins,
        List<String> passkeyModels,
        String domainId) {

    static FactorPolicyInfo of(FactorPolicy policy, String domainId) {
        return new FactorPolicyInfo(
                policy.requiredFor(),
                policy.roleIds(),
                List.copyOf(policy.kinds()),
                policy.enforcedFrom(),
                policy.newDeviceMail(),
                policy.trustDays(),
                policy.passkeys().rpId(),
                policy.passkeys().origins(),
                policy.passkeys().models().stream().map(UUID::toString).toList(),
                domainId);
    }
}
