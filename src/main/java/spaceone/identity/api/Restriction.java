package spaceone.identity.api;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spaceone.identity.token.Principal;

/**
 * What a token opens whose user has to do something first, by what it came from (docs/accounts.md).
 * The one table of it: a method that is not here is closed to such tokens, whatever permission it
 * asks for.
 */
enum Restriction {
    /** A mailed link: for one new password. */
    LINK("v2/user-profile/update-password", "v1/user/get", "v1/user/update"),
    /** A sign-in that stopped for want of a second factor: for setting it up. */
    ENROLMENT(
            "v2/user-profile/enable-mfa",
            "v2/user-profile/confirm-mfa",
            "v2/user-profile/renew-recovery-codes",
            "v2/user-profile/get-recovery-codes",
            "v2/user-profile/verify-email",
            "v2/user-profile/confirm-email"),
    /** As {@link #ENROLMENT}, where a passkey counts. */
    ENROLMENT_PASSKEY(
            Stream.concat(
                            ENROLMENT.own.stream(),
                            Stream.of(
                                    "v2/user-profile/begin-passkey", "v2/user-profile/add-passkey"))
                    .toArray(String[]::new)),
    /** A sign-in with a password that must be changed. */
    MUST_CHANGE("v2/user-profile/update-password", "v2/user-profile/update", "v1/user/update"),
    /** A "this was not me" link: for undoing one change. */
    UNDO("v2/user-profile/undo-change");

    /**
     * The console asks these right after a sign-in. And whoever came in may go: of sessions these
     * tokens end their own only.
     */
    private static final Set<String> ALL =
            Set.of(
                    "v2/user-profile/get",
                    "v2/user-profile/get-workspaces",
                    "v2/user-profile/get-workspace-groups",
                    "v2/user-profile/revoke-sessions");

    private final Set<String> own;

    Restriction(String... own) {
        this.own = Set.of(own);
    }

    boolean opens(String path) {
        return own.contains(path) || ALL.contains(path);
    }

    /** Empty when the bearer may do whatever their role allows. */
    static Optional<Restriction> of(Principal principal) {
        if (!principal.isHuman()) {
            return Optional.empty();
        }
        return switch (Objects.requireNonNull(principal.sessionKind(), "a human has one")) {
            case LINK -> Optional.of(LINK);
            case ENROLMENT ->
                    Optional.of(principal.mayAddPasskeys() ? ENROLMENT_PASSKEY : ENROLMENT);
            case UNDO -> Optional.of(UNDO);
            case SIGN_IN -> principal.isRestricted() ? Optional.of(MUST_CHANGE) : Optional.empty();
        };
    }
}
