package spaceone.identity.token;

import java.util.Optional;
import spaceone.identity.user.MfaType;

/** Which second factor a sign-in is to be completed with. */
public enum FactorWish {
    /** The preferred one, and to be told which others there are. */
    ASK,
    OTP,
    EMAIL;

    Optional<MfaType> type() {
        return this == ASK ? Optional.empty() : Optional.of(MfaType.valueOf(name()));
    }
}
