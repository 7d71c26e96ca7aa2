package spaceone.identity.user;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user must still do, and the second factor, which may be demanded of him: one changes with
 * the other. Beside it there may be another of the other type.
 */
@Embeddable
class Obligations {

    @Convert(converter = MfaColumn.class)
    private Mfa mfa;

    @Convert(converter = MfaColumn.class)
    @Column(name = "spare_factor")
    private Mfa spare;

    @Convert(converter = ActionsColumn.class)
    @Column(name = "required_actions")
    private Set<RequiredAction> requiredActions;

    protected Obligations() {}

    static Obligations none() {
        Obligations none = new Obligations();
        none.mfa = Mfa.OFF;
        none.spare = Mfa.OFF;
        none.requiredActions = EnumSet.noneOf(RequiredAction.class);
        return none;
    }

    Mfa mfa() {
        return mfa;
    }

    /** Good for nothing without the other, which a node of an older version may have turned off. */
    Optional<Mfa> spare() {
        return Optional.of(spare).filter(kept -> kept.isOn() && mfa.isOn() && !mfa.enforced());
    }

    List<Mfa> factors() {
        return mfa.isOn() ? Stream.concat(Stream.of(mfa), spare().stream()).toList() : List.of();
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
        mfa = spare().filter(kept -> kept.type() == type).orElse(mfa).enforced(type);
        spare = Mfa.OFF;
        settleMfa(mfa.isOn());
    }

    void relaxMfa() {
        mfa = mfa.relaxed();
        settleMfa(true);
    }

    void turnOnMfa(MfaType type, @Nullable String address, @Nullable String secretId) {
        mfa = mfa.turnedOn(type, address, secretId);
        spare = Mfa.OFF;
        settleMfa(true);
    }

    /** In place of the one of its type, which stays what it was; or else beside the other one. */
    void addFactor(MfaType type, @Nullable String address, @Nullable String secretId) {
        if (mfa.type() == type) {
            mfa = mfa.turnedOn(type, address, secretId);
        } else {
            spare = Mfa.OFF.turnedOn(type, address, secretId);
        }
    }

    /** The other one is asked for first from now on. */
    void preferSpare() {
        Mfa other = spare().orElseThrow();
        spare = mfa;
        mfa = other;
    }

    void dropSpare() {
        spare = Mfa.OFF;
    }

    /** Without it again, unless it is demanded: then it is to be set up anew. */
    void turnOffMfa() {
        mfa = mfa.turnedOff();
        spare = Mfa.OFF;
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
