package spaceone.identity.usergroup;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.query.Fields;

/** A user group as answers show it and queries name it. */
public record UserGroupInfo(
        String userGroupId,
        String name,
        @Nullable String description,
        List<String> users,
        JsonObject tags,
        String workspaceId,
        String domainId,
        Instant createdAt) {

    static final Fields FIELDS =
            Fields.of(UserGroupInfo.class, "g", "user_groups g")
                    .textByCodePoint("name", "g.name")
                    .list(
                            "users",
                            "select coalesce(jsonb_agg(m.user_id order by m.id), '[]')"
                                    + " from user_group_users m where m.user_group_id = g.user_group_id")
                    .keyword("user_group_id", "name")
                    .minimal("user_group_id", "name", "workspace_id", "domain_id")
                    .alias("user_id", "users")
                    .order("name")
                    .insertionOrder("g.id")
                    .build();

    public static UserGroupInfo of(UserGroup group) {
        return new UserGroupInfo(
                group.userGroupId(),
                group.name(),
                group.description().orElse(null),
                group.users(),
                group.tags(),
                group.workspaceId(),
                group.domainId(),
                group.createdAt());
    }
}
