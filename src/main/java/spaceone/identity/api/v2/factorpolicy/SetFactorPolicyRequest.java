package spaceone.identity.api.v2.factorpolicy;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.wire.Most;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.PasskeyRules;

public record SetFactorPolicyRequest(
        @Nullable AskedOf requiredFor,
        @Most(FactorPolicies.MOST_ROLES) @Nullable List<@NotNull String> roleIds,
        @Nullable List<@NotNull CountedFactor> kinds,
        @Nullable String enforcedFrom,
        @Nullable Boolean newDeviceMail,
        @Most(FactorPolicies.MOST_DAYS) @Nullable Integer trustDays,
        @Nullable String passkeyRpId,
        @Most(PasskeyRules.MOST_ORIGINS) @Nullable List<@NotNull String> passkeyOrigins,
        @Most(PasskeyRules.MOST_MODELS) @Nullable List<@NotNull String> passkeyModels,
        @Nullable String currentPassword,
        @Nullable String domainId) {

    public FactorPolicy toPolicy() {
        return new FactorPolicy(
                requiredFor == null ? AskedOf.NOBODY : requiredFor,
                Objects.requireNonNullElse(roleIds, List.of()),
                kinds == null ? Set.of() : Set.copyOf(kinds),
                enforcedFrom == null ? null : time(enforcedFrom.strip()),
                Boolean.TRUE.equals(newDeviceMail),
                trustDays,
                new PasskeyRules(
                        passkeyRpId,
                        Objects.requireNonNullElse(passkeyOrigins, List.of()),
                        Objects.requireNonNullElse(passkeyModels, List.<String>of()).stream()
                                .map(SetFactorPolicyRequest::model)
                                .toList()));
    }

    /** As {@link UUID} writes it: that of Java reads shorter ones, too. */
    private static UUID model(String text) {
        String model = text.strip().toLowerCase(Locale.ROOT);
        if (!model.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw INVALID_PARAMETER.with(
                    "passkey_models", "must be AAGUIDs, 32 hexadecimal digits as 8-4-4-4-12");
        }
        return UUID.fromString(model);
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
