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

/** The reference's list cases and the console's queries: same ids, order, total and refusals. */
class GoldenListTest {

    private static final UserTable USERS = UserTable.ofReference();

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsTheReference(JsonObject golden) {
        Listing listing = USERS.list(golden.getJsonObject("body"));
        assertThat(UserTable.ids(listing))
                .containsExactlyElementsOf(UserTable.texts(golden.get("ids")));
        assertThat(listing.totalCount()).isEqualTo(golden.getInt("total"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesMistakesByName(JsonObject golden) {
        IdentityException refusal =
                catchThrowableOfType(
                        IdentityException.class, () -> USERS.list(golden.getJsonObject("body")));
        assertThat(refusal.error().code()).isEqualTo(golden.getString("code"));
        assertThat(refusal.error().kind()).isEqualTo(Kind.INVALID);
    }

    static Stream<Named<JsonObject>> answers() {
        return named(Stream.of("list", "console").flatMap(file -> UserTable.lines(file).stream()));
    }

    static Stream<Named<JsonObject>> mistakes() {
        return named(
                UserTable.lines("errors").stream()
                        .filter(golden -> golden.getString("call").equals("list"))
                        .filter(golden -> golden.getJsonObject("body").containsKey("query")));
    }

    static Stream<Named<JsonObject>> named(Stream<JsonObject> goldens) {
        return goldens.map(
                golden -> Named.of(golden.getString("id") + " " + golden.getString("why"), golden));
    }
}
