package spaceone.identity.userimport;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Texts;
import spaceone.identity.password.PasswordHasher;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.UserState;

/** Somebody as the original's database tells of them: a document of its collection {@code user}. */
public final class MongoUser {

    private static final Set<String> KNOWN =
            Set.of(
                    "_id",
                    "user_id",
                    "password",
                    "name",
                    "state",
                    "email",
                    "email_verified",
                    "auth_type",
                    "role_id",
                    "role_type",
                    "mfa",
                    "required_actions",
                    "language",
                    "timezone",
                    "refresh_timeout",
                    "tags",
                    "domain_id",
                    "created_at",
                    "last_accessed_at");

    private final JsonObject sent;
    private final Baggage baggage;
    private final MongoDocument document;
    private @Nullable MfaType demanded;
    private @Nullable String mfaAddress;

    /** {@code sent}: made plain. */
    public MongoUser(JsonObject sent, Baggage baggage) {
        this.sent = sent;
        this.baggage = baggage;
        this.document = new MongoDocument(sent, baggage);
    }

    public ImportedUser read() {
        AuthType type = constant("auth_type", AuthType.values(), "auth_type");
        UserState state = constant("state", UserState.values(), "state");
        String named = document.kept("user_id");
        String userId = named == null ? null : Texts.trimmed(named);
        String name = document.kept("name");
        String email = document.kept("email");
        String hash = passwordHash(type);
        mfa(type);
        Set<RequiredAction> actions = requiredActions(type);
        rest();
        CarriedUser person =
                new CarriedUser(
                        userId,
                        type,
                        state,
                        hash,
                        name == null || name.isBlank() ? null : Texts.name(name, "name"),
                        email,
                        emailVerified(email),
                        document.kept("language"),
                        document.kept("timezone"),
                        document.tags(),
                        actions,
                        document.moment("created_at"),
                        document.moment("last_accessed_at"),
                        null);
        return new ImportedUser(person, null, List.of(), List.of(), demanded, mfaAddress);
    }

    private <T extends Enum<T>> @Nullable T constant(String field, T[] values, String as) {
        String value = baggage.text(sent, field, "");
        if (value == null) {
            return null;
        }
        Optional<T> found = Stream.of(values).filter(each -> each.name().equals(value)).findFirst();
        if (found.isPresent()) {
            baggage.kept(field, as);
        } else {
            baggage.told(field, value + " is none here");
        }
        return found.orElse(null);
    }

    /** bcrypt, in a binary. */
    private @Nullable String passwordHash(@Nullable AuthType type) {
        String hash = baggage.text(sent, "password", "");
        if (hash == null) {
            return null;
        }
        if (type == AuthType.EXTERNAL) {
            baggage.told("password", "they sign in elsewhere");
            return null;
        }
        if (!PasswordHasher.isHash(hash)) {
            baggage.told("password", "in no known form: they ask for a new password by mail");
            return null;
        }
        baggage.mapped("password", "password_hash", "replaced at the first sign-in");
        return hash;
    }

    private @Nullable Boolean emailVerified(@Nullable String email) {
        JsonValue value = sent.get("email_verified");
        if (Baggage.isNothing(value)) {
            return null;
        }
        boolean verified = value == JsonValue.TRUE;
        if (verified && email == null) {
            baggage.told("email_verified", "there is no address");
            return null;
        }
        baggage.kept("email_verified", "email_verified");
        return email == null ? null : verified;
    }

    private void mfa(@Nullable AuthType type) {
        JsonObject mfa = baggage.object(sent, "mfa", "");
        if (mfa.isEmpty()) {
            return;
        }
        boolean on = "ENABLED".equals(baggage.text(mfa, "state", "mfa."));
        String kind = baggage.text(mfa, "mfa_type", "mfa.");
        JsonObject options = baggage.object(mfa, "options", "mfa.");
        boolean enforced = options.get("enforce") == JsonValue.TRUE;
        baggage.tellUnknown(mfa, Set.of("state", "mfa_type", "options"), "mfa.");
        baggage.tellUnknown(options, Set.of("email", "user_secret_id", "enforce"), "mfa.options.");
        if (!on && !enforced) {
            baggage.kept("mfa.state", "mfa");
            tellOptions(options, "the factor was off");
        } else if (type == AuthType.EXTERNAL) {
            baggage.told("mfa.state", "they sign in elsewhere");
            tellOptions(options, "they sign in elsewhere");
        } else if ("EMAIL".equals(kind)) {
            demanded = enforced ? MfaType.EMAIL : null;
            mfaAddress = on ? baggage.text(options, "email", "mfa.options.") : null;
            baggage.kept("mfa.state", "mfa");
            baggage.kept("mfa.mfa_type", "mfa");
            keep(options, "email");
            keep(options, "enforce");
        } else if ("OTP".equals(kind)) {
            demanded = MfaType.OTP;
            baggage.mapped(
                    "mfa.state", "mfa", "an app is demanded: they set it up at their sign-in");
            baggage.kept("mfa.mfa_type", "mfa");
            keep(options, "enforce");
            if (!Baggage.isNothing(options.get("user_secret_id"))) {
                baggage.told(
                        "mfa.options.user_secret_id", "the app's secret is in another service");
            }
        } else {
            baggage.told("mfa.state", "of no kind that is known here");
            tellOptions(options, "of no kind that is known here");
        }
    }

    private void keep(JsonObject options, String name) {
        if (!Baggage.isNothing(options.get(name))) {
            baggage.kept("mfa.options." + name, "mfa");
        }
    }

    private void tellOptions(JsonObject options, String reason) {
        if (!Baggage.isNothing(sent.getJsonObject("mfa").get("mfa_type"))) {
            baggage.told("mfa.mfa_type", reason);
        }
        for (String name : List.of("email", "user_secret_id", "enforce")) {
            if (!Baggage.isNothing(options.get(name))) {
                baggage.told("mfa.options." + name, reason);
            }
        }
    }

    private Set<RequiredAction> requiredActions(@Nullable AuthType type) {
        Set<RequiredAction> actions = EnumSet.noneOf(RequiredAction.class);
        JsonArray sentActions = baggage.list(sent, "required_actions", "");
        for (int i = 0; i < sentActions.size(); i++) {
            String field = "required_actions[" + i + "]";
            String action = sentActions.get(i) instanceof JsonString text ? text.getString() : "";
            if (type != AuthType.EXTERNAL && action.equals("UPDATE_PASSWORD")) {
                actions.add(RequiredAction.UPDATE_PASSWORD);
                baggage.kept(field, "required_actions");
            } else if (action.equals("ENFORCE_MFA")) {
                baggage.mapped(field, "required_actions", "follows from mfa");
            } else {
                baggage.told(field, "nothing here asks for it");
            }
        }
        return actions;
    }

    private void rest() {
        for (String field : List.of("role_id", "role_type")) {
            if (!Baggage.isNothing(sent.get(field))) {
                baggage.mapped(field, field, "comes with their role_binding");
            }
        }
        document.tell("refresh_timeout", "set it again, of administrators");
        document.tellOwnIds();
        baggage.tellUnknown(sent, KNOWN, "");
    }
}
