package spaceone.identity.user;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a user must still do, and the second factor, which may be demanded of him: one changes with
 * the other.
 */
@Embeddable
class Obligations {

    @Convert(converter = MfaColumn.class)
    private Mfa mfa;

    @Convert(converter = ActionsColumn.class)
    @Column(name = "required_actions")
    private Set<RequiredAction> requiredActions;

    protected Obligations() {}

    static Obligations none() {
        Obligations none = new Obligations();
        none.mfa = Mfa.OFF;
        none.requiredActions = EnumSet.noneOf(RequiredAction.class);
        return none;
    }

    Mfa mfa() {
        return mfa;
    }

    Set<RequiredAction> requiredActions() {
        return Collections.unmodifiableSet(requiredActions);
    }

    void require(RequiredAction action) {
        Set<RequiredAction> more = EnumSet.copyOf(requiredActions);
        more.add(action);
        requiredActions = more;
    }

    void withdraw(RequiredAction action) {
        Set<RequiredAction> fewer = EnumSet.copyOf(requiredActions);
        fewer.remove(action);
        requiredActions = fewer;
    }

    void demandMfa(MfaType type) {
        mfa = mfa.enforced(type);
        settleMfa(mfa.isOn());
    }

    void relaxMfa() {
        mfa = mfa.relaxed();
        settleMfa(true);
    }

    void turnOnMfa(MfaType type, String address, String secretId) {
        mfa = mfa.turnedOn(type, address, secretId);
        settleMfa(true);
    }

    /** Without it again, unless it is demanded: then it is to be set up anew. */
    void turnOffMfa() {
        mfa = mfa.turnedOff();
        settleMfa(!mfa.enforced());
    }

    /** A sign-in was completed: with a second factor, if there is one. */
    void signedIn() {
        if (mfa.isOn()) {
            settleMfa(true);
        }
    }

    private void settleMfa(boolean done) {
        if (done) {
            withdraw(RequiredAction.ENFORCE_MFA);
        } else {
            require(RequiredAction.ENFORCE_MFA);
        }
    }
}
