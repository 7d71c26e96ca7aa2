package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.factorpolicy.SetFactorPolicyRequest;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.api.wire.Most;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.PasskeyRules;

/** What is asked beside the password, told as a whole. */
@Exact
public record SetupFactorPolicy(
        @Nullable AskedOf requiredFor,
        @Doc(
                        value =
                                "Names of the roles whose holders have to, where it is asked of roles.",
                        example = "[\"Auditor\"]")
                @Most(FactorPolicies.MOST_ROLES)
                @Nullable List<String> roles,
        @Nullable List<CountedFactor> kinds,
        @Nullable String enforcedFrom,
        @Nullable Boolean newDeviceMail,
        @Most(FactorPolicies.MOST_DAYS) @Nullable Integer trustDays,
        @Nullable String passkeyRpId,
        @Most(PasskeyRules.MOST_ORIGINS) @Nullable List<String> passkeyOrigins,
        @Most(PasskeyRules.MOST_MODELS) @Nullable List<String> passkeyModels)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        FactorPolicy wanted =
                new SetFactorPolicyRequest(
                                requiredFor,
                                null,
                                kinds,
                                enforcedFrom,
                                newDeviceMail,
                                trustDays,
                                passkeyRpId,
                                passkeyOrigins,
                                passkeyModels,
                                null,
                                null)
                        .toPolicy();
        return new ThingBuilder()
                .add("required_for", wanted.requiredFor())
                .add(
                        "roles",
                        Objects.requireNonNullElse(roles, List.<String>of()).stream()
                                .map(Texts::trimmed)
                                .toList())
                .add("kinds", wanted.kinds().stream().map(Enum::name).toList())
                .add(
                        "enforced_from",
                        Optional.ofNullable(wanted.enforcedFrom())
                                .map(Object::toString)
                                .orElse(null))
                .add("new_device_mail", wanted.newDeviceMail() ? JsonValue.TRUE : JsonValue.FALSE)
                .add("trust_days", wanted.trustDays())
                .add("passkey_rp_id", wanted.passkeys().rpId())
                .add("passkey_origins", wanted.passkeys().origins())
                .add(
                        "passkey_models",
                        wanted.passkeys().models().stream().map(UUID::toString).toList())
                .build();
    }
}
