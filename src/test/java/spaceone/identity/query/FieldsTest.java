package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room says of its fields, seen from a client. */
class FieldsTest {

    private static final UserTable USERS = UserTable.ofReference();

    private static final Fields FIELDS =
            Fields.from("users u join (values ('USER', 7)) as r(type, rank) on r.type = role_type")
                    .text("user_id")
                    .text("state")
                    .hidden()
                    .text("shout", "upper(name) || '!'")
                    .map("tags")
                    .emitted("{}")
                    .integer("rank", "r.rank")
                    .computed("summary", "jsonb_build_object('id', user_id, 'zone', timezone)")
                    .alias("id", "user_id")
                    .alias("labels", "tags")
                    .secret("password", "tags.team")
                    .keyword("state")
                    .minimal("rank")
                    .order("-user_id")
                    .insertionOrder("u.id")
                    .build();

    @Test
    void columnsAreExpressionsOverAJoinAndTheOwnOrderMayDescend() {
        assertThat(first("{}"))
                .isEqualTo(
                        UserTable.json(
                                """
                                {"user_id":"zed","shout":"ZED!","rank":7,
                                 "tags":{"vip":false,"nested":{"a":{"b":"deep"}}},
                                 "summary":{"id":"zed","zone":"UTC"}}
                                """));
    }

    @Test
    void aNullColumnShowsWhatIsEmittedForIt() {
        assertThat(first("{'filter':[{'k':'user_id','v':'judy','o':'eq'}]}").getJsonObject("tags"))
                .isEmpty();
    }

    @Test
    void anAliasFiltersItsFieldAndPathsInIt() {
        assertThat(ids("{'filter':[{'k':'id','v':'zed','o':'eq'}]}")).containsExactly("zed");
        assertThat(ids("{'filter_or':[{'k':'labels.vip','v':false,'o':'eq'}]}"))
                .containsExactly("zed");
    }

    @Test
    void aHiddenFieldFiltersSortsAndIsSearchedButNeverShown() {
        assertThat(first("{'filter':[{'k':'state','v':'PENDING','o':'eq'}]}"))
                .containsKey("user_id")
                .doesNotContainKey("state");
        assertThat(first("{'only':['user_id'],'sort':[{'key':'state'}]}").keySet())
                .containsExactly("user_id");
        assertThat(ids("{'keyword':'pend'}")).containsExactly("heidi", "carol@example.com");
        assertRefused("{'only':['state']}", "unknown key state");
        assertThat(stat("{'distinct':'state'}").getJsonArray("results")).isEmpty();
        assertThatThrownBy(() -> stat("{'aggregate':[{'group':{'keys':[{'k':'state','n':'s'}]}}]}"))
                .hasMessageContaining("unknown key state");
    }

    @Test
    void aComputedFieldIsOnlyShown() {
        assertThat(first("{'only':['summary.zone'],'sort':[{'key':'rank'}]}"))
                .isEqualTo(
                        UserTable.json(
                                "{'summary':{'zone':'Asia/Seoul'},'rank':7}".replace('\'', '"')));
        assertRefused("{'filter':[{'k':'summary','o':'eq'}]}", "unknown key summary");
        assertThat(stat("{'distinct':'summary.id'}").getJsonArray("results")).isEmpty();
    }

    @Test
    void minimalShowsOnlyItsFieldsAndWithOnlyBoth() {
        assertThat(first("{'minimal':true}").keySet()).containsExactly("rank");
        assertThat(first("{'minimal':true,'only':['shout'],'sort':[{'key':'rank'}]}").keySet())
                .containsExactly("shout", "rank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'filter':[{'k':'password','v':'x','o':'eq'}]}",
                "{'filter_or':[{'k':'tags.team','v':'x','o':'contain'}]}",
                "{'filter':[{'k':'labels.team.x','v':'x','o':'eq'}]}",
                "{'sort':[{'key':'password'}]}",
                "{'only':['tags.team']}"
            })
    void aSecretIsRefusedByNameInAList(String query) {
        assertRefused(query, "Include secure parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'distinct':'password'}",
                "{'distinct':'tags.team'}",
                "{'aggregate':[{'limit':3},{'group':{'keys':[{'k':'tags.team','n':'t'}]}}]}",
                "{'aggregate':[{'unwind':{'path':'tags.team'}}]}",
                "{'aggregate':[{'unwind':{'path':'tags','filter':[{'k':'team','v':'x','o':'eq'}]}}]}"
            })
    void aSecretIsRefusedByNameInAStatistic(String query) {
        assertThatThrownBy(() -> stat(query)).hasMessageContaining("Include secure parameter");
    }

    @Test
    void aMistakeOfTheRoomShowsWhenItIsBuilt() {
        assertThatThrownBy(() -> Fields.from("users").order("name").build())
                .hasMessageContaining("unknown key name");
    }

    private static void assertRefused(String query, String message) {
        assertThatThrownBy(() -> list(query)).hasMessageContaining(message);
    }

    private static List<String> ids(String query) {
        return UserTable.ids(list(query));
    }

    private static JsonObject first(String query) {
        return list(query).results().get(0);
    }

    private static Listing list(String query) {
        return USERS.results.list(
                FIELDS, UserTable.CALLER, Query.parse(UserTable.json(query.replace('\'', '"'))));
    }

    private static JsonObject stat(String query) {
        return USERS.results.stat(
                FIELDS,
                UserTable.CALLER,
                Statistics.parse(UserTable.json(query.replace('\'', '"'))));
    }
}
