package spaceone.identity.api.v2.personaldata;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.personaldata.Erasure;

/** The receipt of a person's removal; it names nobody. */
public record ErasureInfo(
        String erasureId,
        ErasureState state,
        String pseudonym,
        int mailsRemoved,
        int recordsRenamed,
        int thingsRenamed,
        Instant requestedAt,
        @Nullable Instant completedAt,
        String domainId) {

    public enum ErasureState {
        RUNNING,
        COMPLETED
    }

    static ErasureInfo of(Erasure erasure) {
        return new ErasureInfo(
                erasure.erasureId(),
                erasure.completedAt().isPresent() ? ErasureState.COMPLETED : ErasureState.RUNNING,
                erasure.pseudonym(),
                erasure.mails(),
                erasure.records(),
                erasure.things(),
                erasure.requestedAt(),
                erasure.completedAt().orElse(null),
                erasure.domainId());
    }
}
