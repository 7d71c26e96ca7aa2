package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import spaceone.identity.ErrorCode.Kind;
import spaceone.identity.IdentityException;

/** Random queries over random users give what the evaluation in memory gives. */
class RandomQueriesTest {

    private static final List<JsonObject> ROWS = RandomUsers.some();
    private static final UserTable USERS = new UserTable(ROWS);

    static {
        USERS.results.dataSource = KeptConnection.withoutTransaction(USERS.dataSource).dataSource();
        // So few rows have no deep pages: every page but the first starts at a bookmark.
        USERS.results.bookmarks.shallow = 1;
    }

    @Property(tries = 250, edgeCases = EdgeCasesMode.NONE)
    void aListHasTheSameRowsInTheSameOrder(@ForAll("queries") JsonObject query) {
        assertThat(orRefused(() -> UserTable.ids(USERS.list(query.toString()))))
                .isEqualTo(orRefused(() -> UserTable.ids(expected(query))));
    }

    /** The letter has two spellings, which once made the list look as if it were of texts only. */
    @Example
    void aDocumentIsFoundBesideALetterWithAnAccent() {
        JsonObject query =
                Json.createReader(
                                new StringReader(
                                        """
                                        {"filter": [{"k": "mfa.options", "o": "in", "v": [{"email": "a@b.c"}, "é"]}],
                                         "filter_or": [], "keyword": "", "sort": []}
                                        """))
                        .readObject();

        assertThat(UserTable.ids(USERS.list(query.toString())))
                .isNotEmpty()
                .isEqualTo(UserTable.ids(expected(query)));
    }

    @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
    void pagesInAnyOrderAreTheWholeList(
            @ForAll("queries") JsonObject query, @ForAll @IntRange(min = 5, max = 40) int limit) {
        Object whole = orRefused(() -> UserTable.ids(expected(query)));
        assertThat(orRefused(() -> walked(query, limit))).isEqualTo(whole);
    }

    @Property(tries = 120, edgeCases = EdgeCasesMode.NONE)
    void aGroupHasTheSameKeysAndValues(@ForAll("groups") JsonObject query) {
        JsonObject group = query.getJsonArray("aggregate").getJsonObject(0).getJsonObject("group");
        assertThat(orRefused(() -> canonical(USERS.stat(query), group.getJsonArray("fields"))))
                .isEqualTo(
                        orRefused(() -> StatOracle.grouped(Oracle.filtered(ROWS, query), group)));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void distinctValuesAreTheSameInTheSameOrder(
            @ForAll("queries") JsonObject query, @ForAll("keys") String key) {
        JsonObject distinct =
                Json.createObjectBuilder(query).remove("sort").add("distinct", key).build();
        assertThat(
                        orRefused(
                                () ->
                                        USERS.stat(distinct).getJsonArray("results").stream()
                                                .map(OracleValues::canonical)
                                                .toList()))
                .isEqualTo(orRefused(() -> StatOracle.distinct(Oracle.filtered(ROWS, query), key)));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void whateverTheBodyItIsAnsweredOrRefused(@ForAll("junk") JsonObject body) {
        orRefused(() -> USERS.results.list(UserTable.FIELDS, UserTable.CALLER, Query.parse(body)));
        orRefused(() -> USERS.stat(body));
        orRefused(() -> USERS.analyze(body));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE, generation = GenerationMode.RANDOMIZED)
    void stagesCombineInAnyOrder(@ForAll("pipelines") JsonObject query) {
        orRefused(() -> USERS.stat(query));
    }

    @Provide
    Arbitrary<JsonObject> junk() {
        return RandomBodies.junk();
    }

    @Provide
    Arbitrary<JsonObject> pipelines() {
        return RandomBodies.pipelines();
    }

    @Provide
    Arbitrary<JsonObject> queries() {
        return new RandomQueries(ROWS).queries();
    }

    @Provide
    Arbitrary<JsonObject> groups() {
        return new RandomQueries(ROWS).groups();
    }

    @Provide
    Arbitrary<String> keys() {
        return RandomQueries.keys();
    }

    private static List<JsonObject> expected(JsonObject query) {
        return Oracle.sorted(Oracle.filtered(ROWS, query), query);
    }

    private static List<String> walked(JsonObject query, int limit) {
        List<String> ids = new ArrayList<>();
        Listing page;
        do {
            page = USERS.list(paged(query, ids.size() + 1, limit).toString());
            ids.addAll(UserTable.ids(page));
        } while (ids.size() < page.totalCount());
        return ids;
    }

    private static JsonObject paged(JsonObject query, int start, int limit) {
        return Json.createObjectBuilder(query)
                .add("page", Json.createObjectBuilder().add("start", start).add("limit", limit))
                .build();
    }

    private static List<String> canonical(JsonObject answer, JsonArray fields) {
        return answer.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                .map(row -> StatOracle.row(row, fields))
                .sorted()
                .toList();
    }

    private static Object orRefused(Supplier<Object> answer) {
        try {
            return answer.get();
        } catch (Oracle.Refused expected) {
            return "refused";
        } catch (IdentityException refusal) {
            assertThat(refusal.error().kind()).isEqualTo(Kind.INVALID);
            return "refused";
        }
    }
}
