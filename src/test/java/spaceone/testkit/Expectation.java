package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What a golden case expects of an answer: <code>200 ; results[0].name = x ; users len 2 ;
 * jwt(access_token).rol = USER</code>, or <code>400 ERROR_CODE</code>.
 */
public record Expectation(int status, String code, List<String> conditions) {

    public static Expectation parse(String text) {
        List<String> parts = List.of(text.split(" ; "));
        String[] head = parts.get(0).strip().split(" ");
        return new Expectation(
                Integer.parseInt(head[0]),
                head.length > 1 ? head[1] : null,
                parts.subList(1, parts.size()));
    }

    public void check(Answer answer, World world) {
        if (code != null) {
            answer.isRefused(status, code);
        }
        answer.is(status);
        conditions.forEach(condition -> check(answer, world.fill(condition.strip())));
    }

    private static void check(Answer answer, String condition) {
        String[] words = condition.split(" ", 3);
        JsonValue value = at(answer, words[0]);
        String wanted = words.length > 2 ? words[2] : "";
        switch (words[1]) {
            case "=" -> assertThat(text(value)).as(condition).isEqualTo(wanted);
            case "null" -> assertThat(value).as(condition).isEqualTo(JsonValue.NULL);
            case "present" -> assertThat(value).as(condition).isNotEqualTo(JsonValue.NULL);
            case "len" ->
                    assertThat(value.asJsonArray()).as(condition).hasSize(Integer.parseInt(wanted));
            case "has" -> assertThat(value.toString()).as(condition).contains(wanted);
            case "lacks" -> assertThat(value.toString()).as(condition).doesNotContain(wanted);
            default -> throw new IllegalArgumentException(condition);
        }
    }

    /** Of the answer, or of a token in it; JSON null where there is nothing. */
    public static JsonValue at(Answer answer, String path) {
        if (path.startsWith("jwt(")) {
            String member = path.substring("jwt(".length(), path.indexOf(')'));
            return at(answer.claims(member), path.substring(path.indexOf(')') + 2));
        }
        return at(answer.json(), path);
    }

    private static JsonValue at(JsonValue root, String path) {
        JsonValue value = root;
        for (String step : path.replace("[", ".").replace("]", "").split("\\.")) {
            if (value instanceof JsonArray array && Integer.parseInt(step) < array.size()) {
                value = array.get(Integer.parseInt(step));
            } else {
                value =
                        value instanceof JsonObject object
                                ? object.getOrDefault(step, JsonValue.NULL)
                                : JsonValue.NULL;
            }
        }
        return value;
    }

    /** As the cases write it: texts bare, the rest as JSON. */
    public static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
