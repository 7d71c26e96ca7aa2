package spaceone.identity.domainsetup;

import static spaceone.identity.domainsetup.Things.text;
import static spaceone.identity.domainsetup.Things.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.domainsetup.SetupChange.Difference;
import spaceone.identity.mfa.AskedOf;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorPolicies;
import spaceone.identity.mfa.FactorPolicy;
import spaceone.identity.mfa.PasskeyRules;

/** What a domain asks beside the password, told as a whole. */
@ApplicationScoped
class FactorPolicySection implements SingleSection {

    @Inject FactorPolicies policies;
    @Inject SetupNames names;

    @Override
    public Section section() {
        return Section.FACTOR_POLICY;
    }

    @Override
    public Map<String, Present> present(String domainId) {
        return Map.of("", Present.only(shown(domainId, policies.get(domainId))));
    }

    @Override
    public List<Difference> differences(String domainId, @Nullable Present here, JsonObject thing) {
        FactorPolicy wanted = policies.checked(domainId, policy(domainId, thing));
        return Things.whole(Objects.requireNonNull(here).thing(), shown(domainId, wanted));
    }

    @Override
    public void change(
            String domainId, Present here, JsonObject thing, JsonObject changed, String by) {
        policies.set(domainId, policy(domainId, thing));
    }

    private FactorPolicy policy(String domainId, JsonObject thing) {
        return new FactorPolicy(
                AskedOf.valueOf(text(thing, "required_for")),
                named(thing, "roles").map(name -> names.roleId(domainId, name)).toList(),
                named(thing, "kinds").map(CountedFactor::valueOf).collect(Collectors.toSet()),
                Optional.ofNullable(text(thing, "enforced_from")).map(Instant::parse).orElse(null),
                thing.getBoolean("new_device_mail", false),
                thing.containsKey("trust_days") ? thing.getInt("trust_days") : null,
                new PasskeyRules(
                        text(thing, "passkey_rp_id"),
                        named(thing, "passkey_origins").toList(),
                        named(thing, "passkey_models").map(UUID::fromString).toList()));
    }

    private static Stream<String> named(JsonObject thing, String member) {
        return Optional.ofNullable(texts(thing, member)).stream().flatMap(List::stream);
    }

    private JsonObject shown(String domainId, FactorPolicy policy) {
        JsonObjectBuilder shown =
                Json.createObjectBuilder().add("required_for", policy.requiredFor().name());
        if (policy.requiredFor() == AskedOf.ROLES) {
            Map<String, String> roles = names.ofRoles(domainId);
            shown.add(
                    "roles",
                    array(policy.roleIds().stream().map(id -> roles.getOrDefault(id, id))));
        }
        if (policy.requiredFor() != AskedOf.NOBODY) {
            Set<CountedFactor> kinds = policy.kinds();
            shown.add("kinds", array(kinds.stream().sorted().map(Enum::name)));
        }
        if (policy.requiredFor() != AskedOf.NOBODY && policy.enforcedFrom() != null) {
            shown.add("enforced_from", policy.enforcedFrom().toString());
        }
        if (policy.trustDays() != null) {
            shown.add("trust_days", policy.trustDays());
        }
        if (policy.passkeys().rpId() != null) {
            shown.add("passkey_rp_id", policy.passkeys().rpId());
        }
        return shown.add("new_device_mail", policy.newDeviceMail())
                .add("passkey_origins", array(policy.passkeys().origins().stream()))
                .add(
                        "passkey_models",
                        array(policy.passkeys().models().stream().map(UUID::toString)))
                .build();
    }

    private static JsonArrayBuilder array(Stream<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
