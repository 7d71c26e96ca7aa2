package spaceone.testkit.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;

/** What a room says when it does not do it. */
public final class Refusal {

    private Refusal() {}

    public static ThrowableAssertAlternative<IdentityException> refused(
            ErrorCode code, ThrowingCallable work) {
        return assertThatExceptionOfType(IdentityException.class)
                .isThrownBy(work)
                .satisfies(refusal -> assertThat(refusal.error()).isEqualTo(code));
    }
}
