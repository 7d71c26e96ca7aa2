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
    void wordsThatEachHaveToBeFoundSomewhereAreConditions() {
        assertThat(ids("{'filter':[{'k':'keyword','v':'pend','o':'contain'}]}"))
                .containsExactly("heidi", "carol@example.com");
        assertThat(
                        ids(
                                "{'filter':[{'k':'keyword','v':'pend','o':'contain'},"
                                        + "{'k':'keyword','v':'able','o':'contain'}]}"))
                .isEmpty();
        assertRefused("{'filter':[{'k':'keyword','v':'pend','o':'eq'}]}", "unknown key keyword");
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

    /** The names this room gives to rows of its own must hide no table of another room. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "d", "g", "m", "p", "r", "u", "w"})
    void aTableMayHaveAnyNameThatRoomsUse(String name) {
        Fields fields =
                Fields.from("users " + name)
                        .text("user_id", name + ".user_id")
                        .list("required_actions", name + ".required_actions")
                        .map("tags", name + ".tags")
                        .insertionOrder(name + ".id")
                        .build();
        Scope scope = Scope.of(name + ".domain_id = ?", UserTable.DOMAIN);
        String filter =
                "{'filter':[{'k':'tags.team','v':'x','o':'not_contain'},"
                        + "{'k':'required_actions','v':['x','y'],'o':'not_contain_in'},"
                        + "{'k':'tags.team','v':['p','o'],'o':'contain_in'},"
                        + "{'k':'tags.team','v':['^p','^o'],'o':'regex_in'},"
                        + "{'k':'tags.level','v':[9],'o':'not_in'}],'sort':[{'key':'tags.level'}]";
        String group =
                ",'aggregate':[{'unwind':{'path':'tags.team'}},{'group':{'keys':[],'fields':["
                        + "{'n':'all','k':'tags','o':'merge_objects'},{'n':'top','k':'tags.team','o':'max'}]}}]}";

        assertThat(USERS.results.list(fields, scope, Query.parse(query(filter + "}"))).totalCount())
                .isEqualTo(5);
        assertThat(
                        USERS.results
                                .stat(
                                        fields,
                                        scope,
                                        Statistics.parse(query(filter.split(",'sort'")[0] + group)))
                                .getJsonArray("results"))
                .hasSize(1);
        assertThat(
                        USERS.results
                                .stat(
                                        fields,
                                        scope,
                                        Statistics.parse(query("{'distinct':'required_actions'}")))
                                .getJsonArray("results"))
                .hasSize(2);
    }

    private static JsonObject query(String json) {
        return UserTable.json(json.replace('\'', '"'));
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
