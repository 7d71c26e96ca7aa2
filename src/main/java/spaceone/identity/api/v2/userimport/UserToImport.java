package spaceone.identity.api.v2.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import spaceone.identity.api.wire.TagList;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;
import spaceone.identity.user.RequiredAction;
import spaceone.identity.user.UserState;
import spaceone.identity.userimport.ImportedUser;

/** A person as the caller writes them. */
record UserToImport(
        String userId,
        AuthType authType,
        UserState state,
        String passwordHash,
        String otpSecret,
        String name,
        String email,
        Boolean emailVerified,
        String language,
        String timezone,
        @TagList JsonObject tags,
        List<RequiredAction> requiredActions,
        List<RoleToImport> roles,
        String createdAt,
        String lastAccessedAt) {

    /** A role in a workspace, or in the whole domain where no workspace is named. */
    record RoleToImport(String roleId, String workspaceId) {}

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
                                .toList());
    }

    private static Instant moment(String text, String member) {
        try {
            return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw INVALID_PARAMETER.with(member, "must be like 2026-01-31T12:00:00Z");
        }
    }
}
