package spaceone.identity.mfa;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.User;
import spaceone.identity.user.UserInfo;

/**
 * A second factor being set up, as its user sees it: not in force, and nothing of it on his record.
 * The URI for his app is shown here and never again.
 */
public record PendingMfa(User user, MfaType type, @Nullable String email, @Nullable String otpUri) {

    /** The user as they are shown meanwhile. */
    public UserInfo toInfo() {
        return UserInfo.of(user, toJson());
    }

    public JsonObject toJson() {
        JsonObjectBuilder options = Json.createObjectBuilder();
        if (type == MfaType.EMAIL) {
            options.add("email", email);
        } else {
            options.add("otp_qrcode_uri", otpUri);
        }
        if (user.mfa().enforced()) {
            options.add("enforce", true);
        }
        return Json.createObjectBuilder()
                .add("state", MfaState.DISABLED.name())
                .add("mfa_type", type.name())
                .add("options", options)
                .build();
    }
}
