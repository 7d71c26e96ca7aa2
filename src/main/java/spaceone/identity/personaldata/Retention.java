package spaceone.identity.personaldata;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.tenancy.Domain;

/**
 * How long a domain keeps people who do not come; null: for ever.
 *
 * @param neverSignedInDays since they came here and never signed in
 * @param disabledDays since they were disabled
 */
public record Retention(@Nullable Integer neverSignedInDays, @Nullable Integer disabledDays) {

    public static final int MOST_DAYS = 3650;
    static final Retention NONE = new Retention(null, null);

    static final String NEVER = "never_signed_in_days";
    static final String DISABLED = "disabled_days";

    static Retention of(Domain domain) {
        return domain.retention().map(Retention::of).orElse(NONE);
    }

    public static Retention of(JsonObject kept) {
        return new Retention(days(kept, NEVER), days(kept, DISABLED));
    }

    private static @Nullable Integer days(JsonObject kept, String member) {
        return kept.containsKey(member) ? kept.getInt(member) : null;
    }

    public Retention checked() {
        check(neverSignedInDays, NEVER);
        check(disabledDays, DISABLED);
        return this;
    }

    private static void check(@Nullable Integer days, String member) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw INVALID_PARAMETER.with(member, "from 1 to " + MOST_DAYS);
        }
    }

    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder();
        if (neverSignedInDays != null) {
            json.add(NEVER, neverSignedInDays);
        }
        if (disabledDays != null) {
            json.add(DISABLED, disabledDays);
        }
        return json.build();
    }
}
