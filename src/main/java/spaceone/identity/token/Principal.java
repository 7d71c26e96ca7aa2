package spaceone.identity.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.session.SessionKind;

/**
 * Who calls, as a verified token and the database say: never what the request says. {@code
 * projects} are those of an app whose role is a member's; a user's are worked out when a method
 * asks. {@code provenAt} is when the user last showed who they are.
 */
public record Principal(
        OwnerType owner,
        CallerRole role,
        String domainId,
        String subject,
        String workspaceId,
        List<String> permissions,
        List<String> projects,
        String sessionId,
        @Nullable SessionKind sessionKind,
        Instant provenAt) {

    /** What a token is restricted to while its user has something to do first. */
    public static final String OWN_PROFILE = "identity:UserProfile";

    /** Beside {@link #OWN_PROFILE}: a passkey is among what they may set up first. */
    public static final String OWN_PASSKEYS = "identity:UserProfile.passkey";

    static Principal system(Claims claims) {
        return new Principal(
                OwnerType.SYSTEM,
                CallerRole.INTERNAL,
                claims.domainId(),
                claims.subject(),
                "",
                List.of(),
                List.of(),
                claims.tokenId(),
                null,
                Instant.EPOCH);
    }

    public boolean isSystem() {
        return owner == OwnerType.SYSTEM;
    }

    public boolean isHuman() {
        return owner == OwnerType.USER;
    }

    public boolean mayAddPasskeys() {
        return permissions.contains(OWN_PASSKEYS);
    }

    public boolean isRestricted() {
        return permissions.contains(OWN_PROFILE);
    }
}
