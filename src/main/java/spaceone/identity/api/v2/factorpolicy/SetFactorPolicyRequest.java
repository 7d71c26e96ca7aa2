package spaceone.identity.api.v2.factorpolicy;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicy;

public record SetFactorPolicyRequest(
        AskedOf requiredFor,
        List<@NotNull String> roleIds,
        List<@NotNull CountedFactor> kinds,
        String enforcedFrom,
        Boolean newDeviceMail,
        String currentPassword,
        String domainId) {

    public FactorPolicy toPolicy() {
        return new FactorPolicy(
                requiredFor == null ? AskedOf.NOBODY : requiredFor,
                Objects.requireNonNullElse(roleIds, List.of()),
                kinds == null ? Set.of() : Set.copyOf(kinds),
                enforcedFrom == null ? null : time(enforcedFrom.strip()),
                Boolean.TRUE.equals(newDeviceMail));
    }

    /** A day begins in UTC. */
    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw INVALID_PARAMETER.with("enforced_from", "must be a day or a time of ISO 8601");
        }
    }
}
