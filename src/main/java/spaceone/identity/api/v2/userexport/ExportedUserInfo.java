package spaceone.identity.api.v2.userexport;

import jakarta.json.JsonObject;
import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.MfaType;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.UserState;
import spaceone.identity.user.UserType;

/** A person as an import takes them. */
public record ExportedUserInfo(
        String userId,
        AuthType authType,
        UserType userType,
        UserState state,
        String name,
        String email,
        @Doc("Whether the address opens the account now.") Boolean emailVerified,
        String language,
        String timezone,
        @TagList JsonObject tags,
        List<RequiredAction> requiredActions,
        @Doc("Kind of second factor that is demanded of them.") MfaType enforceMfaType,
        @Doc(
                        value = "Where codes as their second factor are mailed to.",
                        example = "\"codes@example.com\"")
                String mfaEmail,
        @Doc("Which of both they are asked for first, where they have an app, too.")
                MfaType preferredMfaType,
        Integer refreshTimeout,
        @Doc("Who they are in the directory they came from.") Identity identity,
        @Doc("Roles that people gave them.") List<NamedRole> roles,
        @Doc("User groups that people put them into.") List<NamedGroup> groups,
        @Doc("Workspace groups they are in.") List<NamedTeam> workspaceGroups,
        @Doc("Moment with offset, to the microsecond.") String createdAt,
        @Doc("Moment with offset, to the microsecond.") String lastAccessedAt,
        @Doc(
                        value = "What opens the account: a JWE. Only of `run-sealed`.",
                        example = "\"eyJhbGciOiJFQ0RILUVTIn0..iv.text.tag\"")
                String sealed) {

    /** Who somebody is in a directory. */
    public record Identity(
            @Doc(
                            value = "Name of the directory. Absent: the domain's first.",
                            example = "\"Contractors\"")
                    String directory,
            @Doc(
                            value = "Issuer of its provider; `ldap` for a directory.",
                            example = "\"https://login.example.com\"")
                    String issuer,
            @Doc(value = "Their id there.", example = "\"248289761001\"") String subject) {}

    /** A role by its name. */
    public record NamedRole(
            @Doc(value = "Name of the role.", example = "\"Auditor\"") String role,
            @Doc(value = "Where it counts. Absent: in the whole domain.", example = "\"Berlin\"")
                    String workspace) {}

    /** A user group by its name. */
    public record NamedGroup(
            @Doc(value = "Name of its workspace.", example = "\"Berlin\"") String workspace,
            @Doc(value = "Name of the group.", example = "\"Operators\"") String name) {}

    /** A workspace group and the role in it, by their names. */
    public record NamedTeam(
            @Doc(value = "Name of the group.", example = "\"EMEA\"") String name,
            @Doc(value = "Name of the role.", example = "\"Auditor\"") String role) {}
}
