package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.identity.CommonError;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

/** What is too much for one request, and what no database could store, is refused by name. */
class LimitsTest {

    private static final UserTable USERS = UserTable.ofReference();
    private static final String CONDITION = "{'k':'name','v':'a','o':'eq'}";

    @Proves({"1.4.2", "2.3.2", "4.3.1"})
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void refuses(String rule, String query) {
        IdentityException refusal =
                catchThrowableOfType(
                        IdentityException.class,
                        () -> {
                            Query.parse(UserTable.json(query.replace('\'', '"')));
                            USERS.list(query.replace('\'', '"'));
                        });
        assertThat(refusal.error()).isEqualTo(CommonError.INVALID_PARAMETER);
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("101 conditions", "{'filter':[" + many(101, CONDITION) + "]}"),
                Arguments.of(
                        "101 conditions in all",
                        "{'filter':["
                                + many(60, CONDITION)
                                + "],'filter_or':["
                                + many(40, CONDITION)
                                + "],'keyword':'x'}"),
                Arguments.of("101 sort keys", "{'sort':[" + many(101, "{'key':'name'}") + "]}"),
                Arguments.of("101 keys in only", "{'only':[" + many(101, "'name'") + "]}"),
                Arguments.of(
                        "10 001 values",
                        "{'filter':[{'k':'name','o':'in','v':[" + many(10_001, "'a'") + "]}]}"),
                Arguments.of(
                        "11 segments", "{'filter':[{'k':'tags.1.2.3.4.5.6.7.8.9.10','o':'eq'}]}"),
                Arguments.of(
                        "11 segments to sort by", "{'sort':[{'key':'a.1.2.3.4.5.6.7.8.9.10'}]}"),
                Arguments.of(
                        "a pattern of 257 characters",
                        "{'filter':[{'k':'name','o':'regex','v':'" + "a".repeat(257) + "'}]}"),
                Arguments.of("a negative start, though no limit uses it", "{'page':{'start':-1}}"),
                Arguments.of("half a row to start at", "{'page':{'start':1.5,'limit':0}}"),
                Arguments.of("U+0000 in a value", value("'a\\u0000'")),
                Arguments.of(
                        "U+0000 in a value of a list",
                        "{'filter':[{'k':'name','v':['\\u0000'],'o':'in'}]}"),
                Arguments.of("U+0000 in a member", value("{'\\u0000':1}")),
                Arguments.of("U+0000 in a path", "{'filter':[{'k':'tags.\\u0000','o':'eq'}]}"),
                Arguments.of("U+0000 in a keyword", "{'keyword':'\\u0000'}"),
                Arguments.of("half of a surrogate pair", value("'\\ud83d'")),
                Arguments.of("a number beyond all doubles", value("1e401")),
                Arguments.of("a number closer to 0 than doubles", value("1e-401")),
                Arguments.of("a very long number", value("1" + "0".repeat(401))),
                Arguments.of("nesting", value("[".repeat(101) + "]".repeat(101))),
                Arguments.of(
                        "an unknown member of endless length", "{'" + "x".repeat(9_999) + "':1}"));
    }

    @Test
    void allowsAsMuchAsItSays() {
        String most =
                "{'filter':["
                        + many(99, "{'k':'name','v':'','o':'gte'}")
                        + ","
                        + "{'k':'tags.team','o':'not_in','v':["
                        + many(10_000, "'a'")
                        + "]}]}";
        assertThat(USERS.list(most.replace('\'', '"')).totalCount()).isEqualTo(12);
        String longest =
                "{'filter':[{'k':'tags.1.2.3.4.5.6.7.8.9','v':false,'o':'exists'},"
                        + "{'k':'name','o':'not_contain_in','v':["
                        + many(10_000, "'a%'")
                        + "]},"
                        + "{'k':'tags.team','o':'not_contain_in','v':["
                        + many(10_000, "'a%'")
                        + "]}]}";
        assertThat(USERS.list(longest.replace('\'', '"')).totalCount()).isEqualTo(12);
    }

    @Test
    void moreThanTwentyStagesAreRefused() {
        String query = "{'aggregate':[" + many(21, "{'limit':1}") + "]}";
        assertThat(
                        catchThrowableOfType(
                                        IdentityException.class,
                                        () ->
                                                Statistics.parse(
                                                        UserTable.json(query.replace('\'', '"'))))
                                .error())
                .isEqualTo(CommonError.INVALID_PARAMETER);
    }

    private static String value(String json) {
        return "{'filter':[{'k':'tags.x','v':" + json + ",'o':'eq'}]}";
    }

    private static String many(int count, String entry) {
        return String.join(",", Collections.nCopies(count, entry));
    }
}
