package spaceone.identity.api.v2.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import jakarta.validation.constraints.NotNull;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.Registration;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.UserIds;
import spaceone.identity.user.UserState;
import spaceone.identity.userimport.ImportedUser;

/** A person as the caller writes them. */
public record UserToImport(
        @NotNull @Most(UserIds.LONGEST) String userId,
        AuthType authType,
        @Doc("ENABLED for who is new, if nothing is said; of others it stays.") UserState state,
        @Doc(
                        value =
                                "What the other service made of the password: bcrypt, PBKDF2, scrypt,"
                                        + " SHA-crypt or Argon2. Stays out where they have a password here.",
                        example =
                                "\"$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC\"")
                @Most(CarriedUser.LONGEST_HASH)
                String passwordHash,
        @Doc(
                        value =
                                "Secret of their authenticator app in base32 (RFC 6238: SHA-1, six"
                                        + " digits, 30 seconds). Stays out where they have a factor here.",
                        example = "\"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\"")
                String otpSecret,
        @Most(Registration.LONGEST_NAME) String name,
        String email,
        @Doc("True: the other service had them prove the address. It then opens the account here.")
                Boolean emailVerified,
        String language,
        String timezone,
        @TagList JsonObject tags,
        @Doc("UPDATE_PASSWORD, or nothing.") List<RequiredAction> requiredActions,
        @Doc("Roles they get, beside those they have.") List<RoleToImport> roles,
        @Doc("User groups they are put into; they need a role in the workspace of each.")
                List<GroupToImport> groups,
        @Doc("When the other service got to know them. Moment with offset (RFC 3339).")
                String createdAt,
        @Doc("When they were last seen there. Moment with offset (RFC 3339).")
                String lastAccessedAt) {

    private static final int LONGEST_NAME = 255;

    /** A role in a workspace, or in the whole domain where no workspace is named. */
    public record RoleToImport(
            @NotNull String roleId,
            @Doc("Where it counts. Absent: in the whole domain.") String workspaceId) {}

    /** A user group. */
    public record GroupToImport(
            @Doc("Absent: the one with `name` in the workspace.") String userGroupId,
            @Doc("Where the group is.") String workspaceId,
            @Doc("Name of the group; it is made where there is none of this name.") String name) {}

    ImportedUser toUser() {
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
                        moment(lastAccessedAt, "last_accessed_at")),
                otpSecret,
                roles == null
                        ? List.of()
                        : roles.stream()
                                .map(each -> new ImportedUser.Post(each.roleId, each.workspaceId))
                                .toList(),
                groups == null
                        ? List.of()
                        : groups.stream().map(UserToImport::membership).toList());
    }

    /** Wire does not look at sizes inside what is read by hand. */
    private static ImportedUser.Membership membership(GroupToImport group) {
        if (group.name != null && group.name.length() > LONGEST_NAME) {
            throw INVALID_PARAMETER.with("groups.name", "longer than 255 characters");
        }
        return new ImportedUser.Membership(group.userGroupId, group.workspaceId, group.name);
    }

    private static Instant moment(String text, String member) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw INVALID_PARAMETER.with(member, "must be like 2026-01-31T12:00:00Z");
        }
    }
}
