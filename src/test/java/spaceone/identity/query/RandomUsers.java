package spaceone.identity.query;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Users in two domains whose values meet often: equal names, shared tags, every kind of null. */
final class RandomUsers {

    static final List<String> NAMES =
            List.of(
                    "",
                    "Alice",
                    "alice",
                    "ALICE Kim",
                    "Élodie",
                    "élodie",
                    "Zed",
                    "a%b_c\\d",
                    "한글",
                    "😀 z");

    static final List<String> STATES = List.of("ENABLED", "DISABLED", "PENDING");

    static final List<String> TIMES =
            List.of(
                    "2024-01-01T00:00:00.000Z",
                    "2024-06-30T23:30:00.500Z",
                    "2024-07-03T10:14:59.999Z");

    /** What tags hold, each as a value of the map or of an array in it. */
    static final List<JsonValue> TAGS =
            List.of(
                    json("\"ops\""),
                    json("\"Ops\""),
                    json("\"3\""),
                    json("3"),
                    json("3.0"),
                    json("-2.5"),
                    json("true"),
                    json("false"),
                    json("null"),
                    json("[]"),
                    json("[\"ops\",3,null]"),
                    json("[[\"ops\"],{\"a\":1,\"b\":\"x\"}]"),
                    json("{\"a\":1}"),
                    json("{\"a\":1,\"b\":\"x\"}"),
                    json("{\"0\":\"ops\",\"-1\":\"ops\"}"));

    private final Random random = new Random(20240703);

    static JsonValue json(String text) {
        return UserTable.json("{\"value\":" + text + "}").get("value");
    }

    static List<JsonObject> some() {
        RandomUsers users = new RandomUsers();
        List<JsonObject> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(users.user(i));
        }
        return rows;
    }

    private JsonObject user(int number) {
        JsonObjectBuilder user =
                Json.createObjectBuilder()
                        .add("user_id", (random.nextBoolean() ? "u" : "U") + number % 100)
                        .add("domain_id", number < 100 ? UserTable.DOMAIN : "domain-bbbbbbbbbbbb")
                        .add("name", of(NAMES))
                        .add("state", of(STATES))
                        .add("email", of(NAMES).replace(" ", ".") + "@x.example")
                        .add("email_verified", random.nextBoolean())
                        .add("auth_type", of(List.of("LOCAL", "EXTERNAL")))
                        .add("role_type", of(List.of("USER", "DOMAIN_ADMIN")))
                        .add("language", "en")
                        .add("timezone", "UTC")
                        .add(
                                "required_actions",
                                of(
                                        List.of("[]", "[\"A\"]", "[\"B\",\"A\"]").stream()
                                                .map(RandomUsers::json)
                                                .toList()))
                        .add("created_at", of(TIMES));
        user.add("role_id", random.nextBoolean() ? JsonValue.NULL : json("\"role-1\""));
        user.add(
                "last_accessed_at",
                random.nextBoolean() ? JsonValue.NULL : Json.createValue(of(TIMES)));
        if (random.nextBoolean()) {
            user.add("refresh_timeout", of(List.of(0, 1800, 3600)));
        }
        if (random.nextInt(4) > 0) {
            user.add("tags", tags());
        }
        if (random.nextBoolean()) {
            user.add(
                    "mfa",
                    of(
                            List.of(
                                            "{}",
                                            "{\"state\":\"ENABLED\",\"mfa_type\":\"OTP\"}",
                                            "{\"state\":\"DISABLED\",\"options\":{\"email\":\"a@b.c\"}}")
                                    .stream()
                                    .map(RandomUsers::json)
                                    .toList()));
        }
        return user.build();
    }

    private JsonObjectBuilder tags() {
        JsonObjectBuilder tags = Json.createObjectBuilder();
        for (String key : List.of("team", "level", "-1")) {
            if (random.nextInt(3) > 0) {
                tags.add(key, of(TAGS));
            }
        }
        return tags;
    }

    private <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
