package spaceone.identity.userimport;

import java.util.List;
import spaceone.identity.user.CarriedUser;

/**
 * A person and what they shall have here.
 *
 * @param otpSecret of their authenticator app, base32; codes of six digits every 30 seconds
 */
public record ImportedUser(
        CarriedUser person, String otpSecret, List<Post> posts, List<Membership> memberships) {

    /** A role: in the whole domain where {@code workspaceId} is null. */
    public record Post(String roleId, String workspaceId) {}

    /**
     * A user group: by its id, or by its name in a workspace, where it is made if there is none.
     */
    public record Membership(String userGroupId, String workspaceId, String name) {}
}
