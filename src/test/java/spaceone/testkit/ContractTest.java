package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an integration test fails at, whatever it asks: an answer that the API document denies. */
class ContractTest {

    private static final String GET = "/identity/v2/user/get";

    /** Whose answers the document cannot describe: the oldest form of v1 is told there in words. */
    private static final List<String> UNCHECKED = List.of("V1UserIT.java");

    @Test
    void anAnswerAsTheDocumentHasItIsRight() {
        assertThat(problems(GET, 200, "{\"user_id\": \"kim\", \"state\": \"ENABLED\"}")).isEmpty();
        assertThat(
                        problems(
                                GET,
                                404,
                                "{\"detail\": {\"code\": \"ERROR_NOT_FOUND\", \"message\": \"m\"}}"))
                .isEmpty();
    }

    @Test
    void aMemberThatIsNotInTheDocumentIsNamed() {
        assertThat(problems(GET, 200, "{\"nick\": \"k\"}"))
                .containsExactly(GET + " 200 has the member nick, which is not documented");
    }

    @Test
    void aMemberOfAnotherTypeIsNamed() {
        assertThat(problems(GET, 200, "{\"user_id\": 4}"))
                .containsExactly(GET + " 200.user_id is no string: 4");
        assertThat(problems(GET, 200, "{\"state\": \"GONE\"}"))
                .containsExactly(GET + " 200.state is none of its values: \"GONE\"");
        assertThat(problems(GET, 200, "{\"created_at\": \"today\"}"))
                .containsExactly(GET + " 200.created_at is no moment: \"today\"");
    }

    @Test
    void aStatusOrCodeThatIsNotInTheDocumentIsNamed() {
        assertThat(problems(GET, 201, "{}")).singleElement().asString().contains("answers 201");
        assertThat(
                        problems(
                                GET,
                                404,
                                "{\"detail\": {\"code\": \"ERROR_UNKNOWN\", \"message\": \"m\"}}"))
                .containsExactly(GET + " answers 404 ERROR_UNKNOWN: not documented");
    }

    @Test
    void whatIsNoJsonObjectIsNamed() {
        assertThat(problems(GET, 200, "[]")).singleElement().asString().contains("no JSON object");
        assertThat(problems(GET, 500, "<html>")).singleElement().asString().contains("500");
    }

    @Test
    void everyAddressOfAMethodIsLookedAt() {
        for (String path : List.of("/identity/user/get", "/identity/v1/user/get", GET)) {
            assertThat(problems(path, 200, "{\"nick\": \"k\"}")).as(path).isNotEmpty();
        }
        assertThat(problems("/add-ons/autocomplete/distinct", 200, "{\"x\": 1}")).isNotEmpty();
        assertThat(problems("/identity/v2/user/fetch", 200, "{}")).isNotEmpty();
        assertThat(problems("/check", 200, "{\"status\": \"SERVING\"}")).isEmpty();
    }

    @Test
    void whoAsksWithoutTheCheckIsListedHere() throws IOException {
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            assertThat(
                            tests.filter(ContractTest::asksUnchecked)
                                    .map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(UNCHECKED);
        }
    }

    private static boolean asksUnchecked(Path file) {
        try {
            return file.toString().endsWith(".java")
                    && Files.readString(file).contains("Api.unchecked" + "(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(String path, int status, String body) {
        HttpHeaders headers =
                HttpHeaders.of(
                        Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
        return Contract.problems("POST", path, new Answer(status, headers, body));
    }
}
