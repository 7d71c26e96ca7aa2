package spaceone.identity.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;

/**
 * The second factor of a user, as stored and as answered: state, type (kept while enforced, even
 * when off), the mailbox of EMAIL, the reference to the secret of OTP, and whether an administrator
 * enforces it.
 */
public record Mfa(
        MfaState state,
        @Nullable MfaType type,
        @Nullable String email,
        @Nullable String secretId,
        boolean enforced) {

    public static final Mfa OFF = new Mfa(MfaState.DISABLED, null, null, null, false);

    /** Of one that is in use. */
    public MfaType typeInUse() {
        return Objects.requireNonNull(type, "a factor in use has a type");
    }

    /** Of one that is in use: where codes are mailed to, or the id of the app's secret. */
    public String target() {
        return Objects.requireNonNull(
                type == MfaType.EMAIL ? email : secretId, "a factor in use has a target");
    }

    public boolean isOn() {
        return state == MfaState.ENABLED;
    }

    /** Whether both are off, or the same app or address. */
    boolean isSameAs(Mfa other) {
        return isOn() == other.isOn()
                && (!isOn()
                        || type == other.type
                                && Objects.equals(email, other.email)
                                && Objects.equals(secretId, other.secretId));
    }

    /**
     * An administrator demands this type: a working factor of the type stays, another one is
     * dropped.
     */
    Mfa enforced(MfaType demanded) {
        return isOn() && type == demanded
                ? new Mfa(state, type, email, secretId, true)
                : new Mfa(MfaState.DISABLED, demanded, null, null, true);
    }

    /** The demand is withdrawn; a working factor stays the user's own. */
    Mfa relaxed() {
        return isOn() ? new Mfa(state, type, email, secretId, false) : OFF;
    }

    /** Set up and shown to work. A demand stays on record. */
    Mfa turnedOn(MfaType chosen, @Nullable String address, @Nullable String secret) {
        return new Mfa(MfaState.ENABLED, chosen, address, secret, enforced);
    }

    /** Off; of a demand its type remains. */
    Mfa turnedOff() {
        return enforced ? new Mfa(MfaState.DISABLED, type, null, null, true) : OFF;
    }

    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder().add("state", state.name());
        JsonObjectBuilder options = Json.createObjectBuilder();
        if (type != null) {
            json.add("mfa_type", type.name());
        }
        if (email != null) {
            options.add("email", email);
        }
        if (secretId != null) {
            options.add("user_secret_id", secretId);
        }
        if (enforced) {
            options.add("enforce", true);
        }
        JsonObject built = options.build();
        return (built.isEmpty() ? json : json.add("options", built)).build();
    }

    static Mfa of(JsonObject json) {
        JsonObject options =
                json.get("options") instanceof JsonObject object
                        ? object
                        : JsonValue.EMPTY_JSON_OBJECT;
        String type = json.getString("mfa_type", null);
        return new Mfa(
                MfaState.valueOf(json.getString("state")),
                type == null ? null : MfaType.valueOf(type),
                text(options, "email"),
                text(options, "user_secret_id"),
                options.getBoolean("enforce", false));
    }

    private static @Nullable String text(JsonObject options, String key) {
        return options.get(key) instanceof JsonString text ? text.getString() : null;
    }
}
