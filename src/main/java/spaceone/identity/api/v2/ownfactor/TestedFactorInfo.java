package spaceone.identity.api.v2.ownfactor;

import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorTrial;
import spaceone.identity.mfa.Passkey;

/** The factor that was tried, and works. */
public record TestedFactorInfo(
        CountedFactor factorType,
        @Doc("The one that signed. Absent for other kinds than PASSKEY.")
                @Nullable String passkeyId,
        @Doc("What its user calls it. Absent for other kinds than PASSKEY.")
                @Nullable String name) {

    static TestedFactorInfo of(FactorTrial.Shown shown) {
        return new TestedFactorInfo(
                shown.kind(),
                shown.passkey().map(Passkey::passkeyId).orElse(null),
                shown.passkey().map(Passkey::name).orElse(null));
    }
}
