package spaceone.identity.mfa;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;

/**
 * What a domain asks of its people beside the password. Where nobody has said, it is nothing.
 * {@code roleIds}: whose holders have to, where it is asked of roles; {@code kinds}: what counts;
 * {@code enforcedFrom} is null where it is asked of nobody; {@code trustDays}: for how many days at
 * most a device may be trusted, or null, then as in the rest of the installation.
 */
public record FactorPolicy(
        AskedOf requiredFor,
        List<String> roleIds,
        Set<CountedFactor> kinds,
        @Nullable Instant enforcedFrom,
        boolean newDeviceMail,
        @Nullable Integer trustDays,
        PasskeyRules passkeys) {

    public static final FactorPolicy NONE =
            new FactorPolicy(AskedOf.NOBODY, List.of(), Set.of(), null, false);

    /** One that says nothing of devices and passkeys. */
    public FactorPolicy(
            AskedOf requiredFor,
            List<String> roleIds,
            Set<CountedFactor> kinds,
            @Nullable Instant enforcedFrom,
            boolean newDeviceMail) {
        this(requiredFor, roleIds, kinds, enforcedFrom, newDeviceMail, null, PasskeyRules.NONE);
    }

    public static FactorPolicy of(Domain domain) {
        return domain.factorPolicy().map(FactorPolicy::of).orElse(NONE);
    }

    static FactorPolicy of(JsonObject kept) {
        return new FactorPolicy(
                AskedOf.valueOf(kept.getString("required_for", AskedOf.NOBODY.name())),
                texts(kept, "role_ids"),
                texts(kept, "kinds").stream()
                        .map(CountedFactor::valueOf)
                        .collect(
                                Collectors.toCollection(() -> EnumSet.noneOf(CountedFactor.class))),
                Optional.ofNullable(kept.getString("enforced_from", null))
                        .map(Instant::parse)
                        .orElse(null),
                kept.getBoolean("new_device_mail", false),
                kept.containsKey("trust_days") ? kept.getInt("trust_days") : null,
                new PasskeyRules(
                        kept.getString("passkey_rp_id", null),
                        texts(kept, "passkey_origins"),
                        texts(kept, "passkey_models").stream().map(UUID::fromString).toList()));
    }

    private static List<String> texts(JsonObject kept, String name) {
        return kept.containsKey(name)
                ? kept.getJsonArray(name).getValuesAs(JsonString::getString)
                : List.of();
    }

    JsonObject toJson() {
        var json =
                Json.createObjectBuilder()
                        .add("required_for", requiredFor.name())
                        .add("role_ids", array(roleIds))
                        .add("kinds", array(kinds.stream().map(Enum::name).toList()))
                        .add("new_device_mail", newDeviceMail)
                        .add("passkey_origins", array(passkeys.origins()))
                        .add(
                                "passkey_models",
                                array(passkeys.models().stream().map(UUID::toString).toList()));
        if (enforcedFrom != null) {
            json.add("enforced_from", enforcedFrom.toString());
        }
        if (trustDays != null) {
            json.add("trust_days", trustDays);
        }
        if (passkeys.rpId() != null) {
            json.add("passkey_rp_id", passkeys.rpId());
        }
        return json.build();
    }

    private static JsonValue array(Collection<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array.build();
    }

    boolean asks() {
        return requiredFor != AskedOf.NOBODY;
    }

    boolean isInForce(Instant now) {
        return asks() && enforcedFrom != null && !enforcedFrom.isAfter(now);
    }

    public boolean counts(CountedFactor kind) {
        return kinds.contains(kind);
    }

    /** Null, of somebody without a factor, does not count. */
    public boolean counts(@Nullable MfaType type) {
        return type != null && kinds.contains(CountedFactor.valueOf(type.name()));
    }

    /** Whether the user has an app or codes by mail, and one of them counts. */
    public boolean countsOneOf(User user) {
        return user.factors().stream().anyMatch(each -> counts(each.type()));
    }

    /** What it asks for where somebody has to set one up. */
    public CountedFactor first() {
        return kinds.iterator().next();
    }

    /** The kinds as a client reads them. */
    public String named() {
        return kinds.stream().map(Enum::name).collect(Collectors.joining(","));
    }
}
