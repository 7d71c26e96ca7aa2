package spaceone.identity.api.v2.factorpolicy;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;

public record PreviewFactorPolicyRequest(
        @Nullable AskedOf requiredFor,
        @Most(FactorPolicies.MOST_ROLES) @Nullable List<@NotNull String> roleIds,
        @Nullable List<@NotNull CountedFactor> kinds,
        @Nullable String domainId) {

    /** Empty where nothing is named: then it is about what is set. */
    Optional<FactorPolicy> toPolicy() {
        return Optional.ofNullable(requiredFor)
                .map(
                        asked ->
                                new FactorPolicy(
                                        asked,
                                        Objects.requireNonNullElse(roleIds, List.of()),
                                        kinds == null ? Set.of() : Set.copyOf(kinds),
                                        Instant.EPOCH.plusSeconds(1_000_000_000),
                                        false));
    }
}
