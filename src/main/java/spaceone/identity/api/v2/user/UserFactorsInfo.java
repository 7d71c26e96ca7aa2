package spaceone.identity.api.v2.user;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.Factors;

/** What a user can prove themselves with beside the password; never a secret of it. */
public record UserFactorsInfo(List<UserFactorInfo> results, int totalCount) {

    /** {@code total}, {@code remaining}: of recovery codes. */
    public record UserFactorInfo(
            Factors.Kind factorType,
            @Doc("Of a passkey: its id. Absent for other kinds.") @Nullable String passkeyId,
            @Doc("Of a passkey: what its user calls it. Absent for other kinds.")
                    @Nullable String name,
            @Nullable String email,
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Doc("Of recovery codes: how many there were. Absent for other kinds.")
                    @Nullable Integer total,
            @Doc("Of recovery codes: how many are not used yet. Absent for other kinds.")
                    @Nullable Integer remaining,
            @Nullable Instant expiresAt,
            @Nullable String issuedBy,
            @Doc(
                            value =
                                    "Of an app or codes by mail: whether it is asked for first. Absent for other kinds.",
                            example = "true")
                    @Nullable Boolean preferred) {}

    public static UserFactorsInfo of(List<Factors.Factor> factors) {
        List<UserFactorInfo> results =
                factors.stream()
                        .map(
                                each ->
                                        new UserFactorInfo(
                                                each.kind(),
                                                each.factorId(),
                                                each.name(),
                                                each.email(),
                                                each.createdAt(),
                                                each.lastUsedAt(),
                                                each.total(),
                                                each.remaining(),
                                                each.expiresAt(),
                                                each.issuedBy(),
                                                each.preferred()))
                        .toList();
        return new UserFactorsInfo(results, results.size());
    }
}
