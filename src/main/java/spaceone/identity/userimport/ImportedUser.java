package spaceone.identity.userimport;

import java.util.List;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;

/**
 * A person and what they shall have here.
 *
 * @param demanded the kind of second factor that was demanded of them there, or null
 * @param mfaAddress where their codes were mailed to, or null
 * @param standing what only this service knows of people
 * @param otpSecret of their authenticator app, base32; codes of six digits every 30 seconds
 */
public record ImportedUser(
        CarriedUser person,
        String otpSecret,
        List<Post> posts,
        List<Membership> memberships,
        MfaType demanded,
        String mfaAddress,
        Standing standing) {

    public ImportedUser(
            CarriedUser person, String otpSecret, List<Post> posts, List<Membership> memberships) {
        this(person, otpSecret, posts, memberships, null, null);
    }

    public ImportedUser(
            CarriedUser person,
            String otpSecret,
            List<Post> posts,
            List<Membership> memberships,
            MfaType demanded,
            String mfaAddress) {
        this(person, otpSecret, posts, memberships, demanded, mfaAddress, Standing.NONE);
    }

    /** Whether they bring nothing but themselves. */
    boolean isAlone() {
        return otpSecret == null
                && posts.isEmpty()
                && memberships.isEmpty()
                && demanded == null
                && mfaAddress == null
                && standing.equals(Standing.NONE);
    }

    /**
     * A role: in the whole domain where no workspace is named. Role and workspace each by its id,
     * or by its name.
     */
    public record Post(String roleId, String workspaceId, String role, String workspace) {

        public Post(String roleId, String workspaceId) {
            this(roleId, workspaceId, null, null);
        }
    }

    /**
     * A user group: by its id, or by its name in a workspace, where it is made if there is none.
     */
    public record Membership(
            String userGroupId, String workspaceId, String name, String workspace) {

        public Membership(String userGroupId, String workspaceId, String name) {
            this(userGroupId, workspaceId, name, null);
        }
    }

    /**
     * What another installation of this service tells of somebody.
     *
     * @param teams workspace groups they are in
     * @param arrival null where they came from no directory
     * @param refreshTimeout of an administrator, in seconds; null where it is the domain's
     * @param preferred of two factors the one that is asked for first; null: the app
     */
    public record Standing(
            List<Team> teams, Arrival arrival, Integer refreshTimeout, MfaType preferred) {

        static final Standing NONE = new Standing(List.of(), null, null, null);
    }

    /** A workspace group and their role in it, by their names. */
    public record Team(String name, String role) {}

    /**
     * Who they are in the directory they came from.
     *
     * @param directory its name; null: the domain's first
     * @param issuer null, as {@code subject}, where only the directory is known
     */
    public record Arrival(String directory, String issuer, String subject) {}
}
