package spaceone.identity.api.v2.ownfactor;

import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.CountedFactor;
import spaceone.identity.mfa.FactorTrial;

/** What to show for a factor that is tried. */
public record FactorTestInfo(
        CountedFactor factorType,
        @Doc("Where the code was mailed to. Absent for other kinds.") @Nullable String email,
        @Doc("What the browser is given. Absent for other kinds than PASSKEY.")
                @Nullable JsonObject options) {

    static FactorTestInfo of(FactorTrial.Begun begun) {
        return new FactorTestInfo(
                begun.kind(), begun.email().orElse(null), begun.options().orElse(null));
    }
}
