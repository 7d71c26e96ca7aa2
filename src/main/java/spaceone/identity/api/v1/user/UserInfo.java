package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.api.wire.AnswerWriter;
import spaceone.identity.api.wire.Dressed;
import spaceone.identity.mfa.PendingMfa;
import spaceone.identity.user.User;
import spaceone.identity.user.V1UserInfo;

/** A user in the dress that the caller wants, with the members they want; null for all. */
record UserInfo(V1UserInfo plain, Compat compat, @Nullable List<String> wanted) implements Dressed {

    static UserInfo of(User user, Compat compat) {
        return new UserInfo(V1UserInfo.of(user), compat, null);
    }

    /** While they set up a second factor they are shown what is not on their record yet. */
    static UserInfo of(PendingMfa pending, Compat compat) {
        return new UserInfo(V1UserInfo.of(pending.user(), pending.toJson()), compat, null);
    }

    /** The id and the named members; names we do not know are ignored, and no names mean all. */
    UserInfo only(@Nullable List<String> names) {
        return new UserInfo(plain, compat, names);
    }

    @Override
    public Object written() {
        if (wanted == null && compat.isPlain()) {
            return plain;
        }
        JsonObject whole = compat.row(AnswerWriter.json(plain));
        return wanted == null ? whole : narrowed(whole, wanted);
    }

    private static JsonObject narrowed(JsonObject whole, List<String> wanted) {
        JsonObjectBuilder narrow = Json.createObjectBuilder();
        whole.forEach(
                (name, value) -> {
                    if (name.equals("user_id") || wanted.contains(name)) {
                        narrow.add(name, value);
                    }
                });
        return narrow.build();
    }
}
