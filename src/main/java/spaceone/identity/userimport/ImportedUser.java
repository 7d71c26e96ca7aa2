package spaceone.identity.userimport;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import spaceone.identity.directory.DirectoryIdentity;
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
        @Nullable String otpSecret,
        List<Post> posts,
        List<Membership> memberships,
        @Nullable MfaType demanded,
        @Nullable String mfaAddress,
        Standing standing) {

    public ImportedUser(
            CarriedUser person,
            @Nullable String otpSecret,
            List<Post> posts,
            List<Membership> memberships) {
        this(person, otpSecret, posts, memberships, null, null);
    }

    public ImportedUser(
            CarriedUser person,
            @Nullable String otpSecret,
            List<Post> posts,
            List<Membership> memberships,
            @Nullable MfaType demanded,
            @Nullable String mfaAddress) {
        this(person, otpSecret, posts, memberships, demanded, mfaAddress, Standing.NONE);
    }

    /** Whether they bring no more than roles in workspaces, and who they are in a directory. */
    boolean isPlain() {
        return otpSecret == null
                && posts.stream().noneMatch(Post::isOfDomain)
                && memberships.isEmpty()
                && demanded == null
                && mfaAddress == null
                && standing.isPlain();
    }

    /** What is told of them in a report, where they are plain and new here. */
    Set<String> told() {
        Set<String> told = new TreeSet<>();
        if (!posts.isEmpty()) {
            told.add("roles");
        }
        if (standing.arrival() != null) {
            told.add("identity");
        }
        return told;
    }

    /**
     * A role: in the whole domain where no workspace is named. Role and workspace each by its id,
     * or by its name.
     */
    public record Post(
            @Nullable String roleId,
            @Nullable String workspaceId,
            @Nullable String role,
            @Nullable String workspace) {

        public Post(String roleId, @Nullable String workspaceId) {
            this(roleId, workspaceId, null, null);
        }

        boolean isOfDomain() {
            return workspaceId == null && workspace == null;
        }
    }

    /**
     * A user group: by its id, or by its name in a workspace, where it is made if there is none.
     */
    public record Membership(
            @Nullable String userGroupId,
            @Nullable String workspaceId,
            @Nullable String name,
            @Nullable String workspace) {

        public Membership(
                @Nullable String userGroupId, @Nullable String workspaceId, @Nullable String name) {
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
            List<Team> teams,
            @Nullable Arrival arrival,
            @Nullable Integer refreshTimeout,
            @Nullable MfaType preferred) {

        static final Standing NONE = new Standing(List.of(), null, null, null);

        boolean isPlain() {
            return teams.isEmpty() && refreshTimeout == null && preferred == null;
        }
    }

    /** A workspace group and their role in it, by their names. */
    public record Team(String name, String role) {}

    /**
     * Who they are in the directory they came from.
     *
     * @param directory its name; null: the domain's first
     * @param issuer null, as {@code subject}, where only the directory is known
     */
    public record Arrival(
            @Nullable String directory, @Nullable String issuer, @Nullable String subject) {

        Optional<DirectoryIdentity> identity() {
            return issuer == null || subject == null
                    ? Optional.empty()
                    : Optional.of(new DirectoryIdentity(issuer, subject));
        }
    }
}
