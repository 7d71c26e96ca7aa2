package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

/** Patterns mean what the reference's dialect says, or are refused. */
class RegularExpressionTest {

    private static final UserTable USERS = UserTable.ofReference();

    @Proves("1.2.9")
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            value = {
                "kim$ → alice@example.com",
                "\\bkim\\b → alice@example.com",
                "^[[:alpha:]]+$ → dave@corp.example,zed",
                "(?<=fran)k → frank.o",
                "^b(?!ob x) → bob@example.com",
                "\\(ops\\) \\[ → grace",
                "\\d{3}% → eve_admin",
                "[\\d%]+$ → eve_admin",
                "^(?:a|z)\\w+ → mallory,alice@example.com,zed",
                "(l+e+)? kim → alice@example.com",
                "^$ → judy",
                "글\\s이름 → heidi",
                "(?i)^DAVE$ → dave@corp.example"
            })
    void finds(String pattern, String ids) {
        assertThat(UserTable.ids(USERS.list(query(pattern)))).containsExactly(ids.split(","));
    }

    @Proves({"1.2.9", "1.3.12"})
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[a",
                "*a",
                "a{2,1}",
                "(a+)+",
                "(a*b?)*c",
                "((a+|b)c)*",
                "(a|b{2,}){3,}",
                "(a)\\1",
                "(?<n>a)",
                "a(?i)b",
                "(?i)*",
                "(?is)a",
                "(?>a)",
                "a++",
                "\\Qa\\E",
                "\\pL",
                "\\x41",
                "[\\b]",
                "^*",
                "((a{1,255}){1,255}){1,255}",
            })
    void refuses(String pattern) {
        assertThatThrownBy(() -> USERS.list(query(pattern)))
                .hasMessageStartingWith("Query cannot be built or run.");
    }

    private static String query(String pattern) {
        JsonObject condition =
                Json.createObjectBuilder()
                        .add("k", "name")
                        .add("o", "regex")
                        .add("v", pattern)
                        .build();
        return "{\"filter\":[" + condition + "]}";
    }
}
