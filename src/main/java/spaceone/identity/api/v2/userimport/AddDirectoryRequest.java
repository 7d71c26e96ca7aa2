package spaceone.identity.api.v2.userimport;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.api.wire.Most;
import spaceone.identity.user.UserIds;

public record AddDirectoryRequest(
        @NotNull String jobId,
        @Doc("Whose people: an LDAP directory of the domain. Absent: the first one.")
                @Nullable String directoryId,
        @Doc(
                        value =
                                "What their ids begin with: portions of a directory that takes too long as"
                                        + " a whole. Absent: all.",
                        example = "\"a\"")
                @Most(UserIds.LONGEST)
                @Nullable String idPrefix,
        @Nullable String domainId) {}
