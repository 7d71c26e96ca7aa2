package spaceone.identity.mfa;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import spaceone.identity.Json;
import spaceone.identity.tenancy.Domain;

/** What a domain asks of its people beside the password. Where nobody has said, it is nothing. */
public record FactorPolicy(boolean newDeviceMail) {

    public static FactorPolicy of(Domain domain) {
        JsonObject kept = domain.factorPolicy().orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new FactorPolicy(kept.getBoolean("new_device_mail", false));
    }

    JsonObject toJson() {
        return Json.createObjectBuilder().add("new_device_mail", newDeviceMail).build();
    }
}
