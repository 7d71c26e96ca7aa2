package spaceone.identity.userimport;

import java.util.List;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;

/**
 * A person and what they shall have here.
 *
 * @param demanded the kind of second factor that was demanded of them there, or null
 * @param mfaAddress where their codes were mailed to, or null
 * @param otpSecret of their authenticator app, base32; codes of six digits every 30 seconds
 */
public record ImportedUser(
        CarriedUser person,
        String otpSecret,
        List<Post> posts,
        List<Membership> memberships,
        MfaType demanded,
        String mfaAddress) {

    public ImportedUser(
            CarriedUser person, String otpSecret, List<Post> posts, List<Membership> memberships) {
        this(person, otpSecret, posts, memberships, null, null);
    }

    /** A role: in the whole domain where {@code workspaceId} is null. */
    public record Post(String roleId, String workspaceId) {}

    /**
     * A user group: by its id, or by its name in a workspace, where it is made if there is none.
     */
    public record Membership(String userGroupId, String workspaceId, String name) {}
}
