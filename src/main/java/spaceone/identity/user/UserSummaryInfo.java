package spaceone.identity.user;

import spaceone.identity.query.Fields;

/** Who could be let into a workspace. */
public record UserSummaryInfo(String userId, String name, UserState state, AuthType authType) {

    static final Fields FIELDS = fields(UserSummaryInfo.class);

    static Fields fields(Class<? extends Record> shape) {
        return Fields.of(shape, "u", "users u")
                .keyword("user_id", "name")
                .order("user_id")
                .insertionOrder("u.id")
                .build();
    }
}
