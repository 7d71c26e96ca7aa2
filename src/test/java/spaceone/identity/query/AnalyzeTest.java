package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference's examples of analyze, and ours for what they leave open. */
class AnalyzeTest {

    private static final UserTable USERS = UserTable.ofReference();

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheExamples(JsonObject example) {
        assertThat(USERS.analyze(example.getJsonObject("q"))).isEqualTo(example.get("a"));
    }

    static Stream<Named<JsonObject>> examples() {
        return Stream.of("analyze", "analyze-ours")
                .flatMap(file -> UserTable.lines(file).stream())
                .map(each -> Named.of(each.getString("why", each.get("q").toString()), each));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | key = fields)",
                "{'fields':{'c':{}}}                                    | key = query.fields.operator)",
                "{'fields':{'c':{'operator':'median'}}}                 | key = query.fields.operator,",
                "{'fields':{'c':{'operator':'sum'}}}                    | key = query.fields.key)",
                "{'fields':{'c':{'operator':'push'}}}                   | key = query.fields.key)",
                "{'fields':{'_total_c':{'operator':'count'}}}           | starts with _total_",
                "{'fields':{'c':{'operator':'count'}},'group_by':[1]}   | key = group_by,",
                "{'fields':{'c':{'operator':'count'}},'group_by':[{'key':'state'}]}"
                        + "| key = query.group_by.name)",
                "{'fields':{'c':{'operator':'count'}},'field_group':['state']} | key = field_group,",
                "{'fields':{'c':{'operator':'count'}},'select':{'x':{'operator':'pow'}}}"
                        + "| key = query.select.operator,",
                "{'fields':{'c':{'operator':'count'}},'select':{'x':{'operator':'divide','fields':['c']}}}"
                        + "| not exactly two",
                "{'fields':{'c':{'operator':'count'}},'select':{'x':'zzz'}} | unknown key zzz",
                "{'fields':{'c':{'operator':'count'}},'lookup':[{'from':'role'}]} | key = query.lookup,",
                "{'fields':{'c':{'operator':'count'}},'unwind':{'path':'tags'}} | key = query.unwind,"
            })
    void refusesMistakesByName(String query, String message) {
        assertThatThrownBy(() -> USERS.analyze(UserTable.json(query.replace('\'', '"'))))
                .hasMessageContaining(message);
    }
}
