package spaceone.identity.api.v2.domainsetup;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import spaceone.identity.Texts;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.v2.factorpolicy.SetFactorPolicyRequest;
import spaceone.identity.api.wire.Exact;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicy;

/** What is asked beside the password, told as a whole. */
@Exact
public record SetupFactorPolicy(
        AskedOf requiredFor,
        @Doc(
                        value =
                                "Names of the roles whose holders have to, where it is asked of roles.",
                        example = "[\"Auditor\"]")
                List<String> roles,
        List<CountedFactor> kinds,
        String enforcedFrom,
        Boolean newDeviceMail)
        implements SetupThing {

    @Override
    public JsonObject toThing() {
        FactorPolicy wanted =
                new SetFactorPolicyRequest(
                                requiredFor, null, kinds, enforcedFrom, newDeviceMail, null, null)
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
                .build();
    }
}
