package spaceone.identity.api.v2.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.Registration;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.UserIds;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;
import spaceone.identity.user.Users;
import spaceone.identity.userimport.ImportedUser;

/** A person as the caller writes them. */
public record UserToImport(
        @NotNull @Most(UserIds.LONGEST) String userId,
        @Nullable AuthType authType,
        @Doc("USER, if nothing is said.") @Nullable UserType userType,
        @Doc("ENABLED for who is new, if nothing is said; of others it stays.")
                @Nullable UserState state,
        @Doc(
                        value =
                                "What the other service made of the password: bcrypt, PBKDF2, scrypt,"
                                        + " SHA-crypt or Argon2. Stays out where they have a password here.",
                        example =
                                "\"$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC\"")
                @Most(CarriedUser.LONGEST_HASH)
                @Nullable String passwordHash,
        @Doc(
                        value =
                                "Secret of their authenticator app in base32 (RFC 6238: SHA-1, six"
                                        + " digits, 30 seconds). Stays out where they have a factor here.",
                        example = "\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\"")
                @Nullable String otpSecret,
        @Most(Registration.LONGEST_NAME) @Nullable String name,
        @Nullable String email,
        @Doc("True: the other service had them prove the address. It then opens the account here.")
                @Nullable Boolean emailVerified,
        @Nullable String language,
        @Nullable String timezone,
        @TagList @Nullable JsonObject tags,
        @Doc("UPDATE_PASSWORD, or nothing.") @Nullable List<RequiredAction> requiredActions,
        @Doc("Kind of second factor that is demanded of them, if they are new.")
                @Nullable MfaType enforceMfaType,
        @Doc(
                        value =
                                "Where codes as their second factor are mailed to. Stays out where"
                                        + " they have one.",
                        example = "\"codes@example.com\"")
                @Nullable String mfaEmail,
        @Doc("Of app and address the one that is asked for first. OTP, if nothing is said.")
                @Nullable MfaType preferredMfaType,
        @Doc("Of an administrator, in seconds.")
                @Most(value = Users.LONGEST_REFRESH, least = Users.SHORTEST_REFRESH)
                @Nullable Integer refreshTimeout,
        @Doc("Who they are in the directory they came from. Stays out where it is known here.")
                @Nullable IdentityToImport identity,
        @Doc("Roles they get, beside those they have.") @Nullable List<RoleToImport> roles,
        @Doc("User groups they are put into; they need a role in the workspace of each.")
                @Nullable List<GroupToImport> groups,
        @Doc("Workspace groups they are put into.") @Nullable List<TeamToImport> workspaceGroups,
        @Doc("When the other service got to know them. Moment with offset (RFC 3339).")
                @Nullable String createdAt,
        @Doc("When they were last seen there. Moment with offset (RFC 3339).")
                @Nullable String lastAccessedAt,
        @Doc(
                        value =
                                "Refused: what is sealed is to be opened first, by the bearer of the"
                                        + " key.",
                        example = "\"eyJhbGciOiJFQ0RILUVTIn0..iv.text.tag\"")
                @Nullable String sealed) {

    private static final int LONGEST_NAME = 255;

    /** A role in a workspace, or in the whole domain where no workspace is named. */
    public record RoleToImport(
            @Nullable String roleId,
            @Doc("Where it counts. Absent: in the whole domain.") @Nullable String workspaceId,
            @Doc(value = "Instead of `role_id`: its name.", example = "\"Auditor\"")
                    @Nullable String role,
            @Doc(value = "Instead of `workspace_id`: its name.", example = "\"Berlin\"")
                    @Nullable String workspace) {}

    /** A user group. */
    public record GroupToImport(
            @Doc("Absent: the one with `name` in the workspace.") @Nullable String userGroupId,
            @Doc("Where the group is.") @Nullable String workspaceId,
            @Doc("Name of the group; it is made where there is none of this name.")
                    @Nullable String name,
            @Doc(value = "Instead of `workspace_id`: its name.", example = "\"Berlin\"")
                    @Nullable String workspace) {}

    /** A workspace group, which is here already, and their role in it: by their names. */
    public record TeamToImport(
            @Doc(value = "Name of the group.", example = "\"EMEA\"") @NotNull String name,
            @Doc(value = "Name of the role.", example = "\"Auditor\"") @NotNull String role) {}

    /** Who somebody is in a directory. */
    public record IdentityToImport(
            @Doc(
                            value = "Name of the directory. Absent: the domain's first.",
                            example = "\"Contractors\"")
                    @Nullable String directory,
            @Doc(
                            value = "Issuer of its provider; `ldap` for a directory.",
                            example = "\"https://login.example.com\"")
                    @Nullable String issuer,
            @Doc(value = "Their id there.", example = "\"248289761001\"")
                    @Nullable String subject) {

        ImportedUser.Arrival toArrival() {
            if ((issuer == null) != (subject == null)) {
                throw REQUIRED_PARAMETER.with(
                        issuer == null ? "identity.issuer" : "identity.subject");
            }
            return new ImportedUser.Arrival(directory, issuer, subject);
        }
    }

    ImportedUser toUser() {
        if (sealed != null) {
            throw INVALID_PARAMETER.with("sealed", "has to be opened first");
        }
        return new ImportedUser(
                new CarriedUser(
                        userId,
                        authType,
                        state,
                        passwordHash,
                        name,
                        email,
                        emailVerified,
                        language,
                        timezone,
                        tags,
                        requiredActions == null ? Set.of() : Set.copyOf(requiredActions),
                        moment(createdAt, "created_at"),
                        moment(lastAccessedAt, "last_accessed_at"),
                        userType),
                otpSecret,
                roles == null
                        ? List.of()
                        : roles.stream()
                                .map(
                                        each ->
                                                new ImportedUser.Post(
                                                        each.roleId,
                                                        each.workspaceId,
                                                        each.role,
                                                        each.workspace))
                                .toList(),
                groups == null ? List.of() : groups.stream().map(UserToImport::membership).toList(),
                enforceMfaType,
                mfaEmail,
                standing());
    }

    private ImportedUser.Standing standing() {
        return new ImportedUser.Standing(
                workspaceGroups == null
                        ? List.of()
                        : workspaceGroups.stream()
                                .map(each -> new ImportedUser.Team(each.name, each.role))
                                .toList(),
                identity == null ? null : identity.toArrival(),
                refreshTimeout,
                preferredMfaType);
    }

    /** Wire does not look at sizes inside what is read by hand. */
    private static ImportedUser.Membership membership(GroupToImport group) {
        if (group.name != null && group.name.length() > LONGEST_NAME) {
            throw INVALID_PARAMETER.with("groups.name", "longer than 255 characters");
        }
        return new ImportedUser.Membership(
                group.userGroupId, group.workspaceId, group.name, group.workspace);
    }

    private static @Nullable Instant moment(@Nullable String text, String member) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw INVALID_PARAMETER.with(member, "must be like 2026-01-31T12:00:00Z");
        }
    }
}
