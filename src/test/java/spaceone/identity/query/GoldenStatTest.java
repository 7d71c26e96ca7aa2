package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.identity.ErrorCode.Kind;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

/** Every stat case of the reference, and ours for what it leaves open; the same refusals. */
class GoldenStatTest {

    private static final UserTable USERS = UserTable.ofReference();

    @Proves("1.2.4")
    @ParameterizedTest
    @MethodSource("answers")
    void answersAsTheReference(JsonObject golden) {
        JsonObject answer = USERS.stat(golden.getJsonObject("body").getJsonObject("query"));
        JsonObject expected = golden.getJsonObject("result");
        assertThat(answer.keySet()).isEqualTo(expected.keySet());
        assertThat(answer.get("total_count")).isEqualTo(expected.get("total_count"));
        if (golden.containsKey("unordered")) {
            assertThat(answer.getJsonArray("results"))
                    .containsExactlyInAnyOrderElementsOf(expected.getJsonArray("results"));
        } else {
            assertThat(answer.getJsonArray("results")).isEqualTo(expected.getJsonArray("results"));
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesMistakesByName(JsonObject golden) {
        IdentityException refusal =
                catchThrowableOfType(
                        IdentityException.class,
                        () -> USERS.stat(golden.getJsonObject("body").getJsonObject("query")));
        assertThat(refusal.error().code()).isEqualTo(golden.getString("code"));
        assertThat(refusal.error().kind()).isEqualTo(Kind.INVALID);
    }

    static Stream<Named<JsonObject>> answers() {
        return GoldenListTest.named(
                Stream.of("stat", "stat-ours").flatMap(file -> UserTable.lines(file).stream()));
    }

    static Stream<Named<JsonObject>> mistakes() {
        return GoldenListTest.named(
                UserTable.lines("errors").stream()
                        .filter(golden -> golden.getString("call").equals("stat")));
    }
}
