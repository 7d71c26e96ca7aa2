package spaceone.identity.api.v1.user;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import spaceone.identity.directory.DirectoryUser;

/** Somebody in the domain's directory, who need not be a user here. */
public record FindUserInfo(String userId, String name, String email, JsonObject tags) {

    static FindUserInfo of(DirectoryUser person) {
        return new FindUserInfo(
                person.userId(), person.name(), person.email(), JsonValue.EMPTY_JSON_OBJECT);
    }
}
