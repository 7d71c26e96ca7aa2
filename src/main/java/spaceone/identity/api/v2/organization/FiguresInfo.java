package spaceone.identity.api.v2.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.user.Headcount;

public record FiguresInfo(
        String domainId,
        @Doc(value = "How many people it has.", example = "5012") long users,
        long enabledUsers,
        long administrators,
        @Doc(value = "How many workspaces it has.", example = "12") long workspaces,
        @Doc("When somebody of it was last here. Absent: nobody ever.")
                @Nullable Instant lastAccessedAt) {

    static FiguresInfo of(String domainId, Headcount people, long workspaces) {
        return new FiguresInfo(
                domainId,
                people.users(),
                people.enabledUsers(),
                people.administrators(),
                workspaces,
                people.lastAccessedAt());
    }
}
