package spaceone.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import spaceone.identity.api.AnyForwardedTest;
import spaceone.identity.api.wire.AnyBodyTest;
import spaceone.identity.directory.AnyFilterTest;
import spaceone.identity.password.AnyHashTest;
import spaceone.identity.query.AnyQueryTest;
import spaceone.identity.token.AnyTokenTest;

/**
 * An hour for a reader, led by what of our code a text reaches. One of them at a time: {@code mvn
 * -Pfuzz test -Dtest=ReadersFuzz#query}.
 */
class ReadersFuzz {

    private static final String LONG = "1h";

    @FuzzTest(maxDuration = LONG)
    void query(FuzzedDataProvider data) {
        AnyQueryTest.query(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = LONG)
    void time(FuzzedDataProvider data) {
        AnyQueryTest.time(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = LONG)
    void body(FuzzedDataProvider data) {
        AnyBodyTest.body(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = LONG)
    void filter(FuzzedDataProvider data) {
        AnyFilterTest.filter(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = LONG)
    void forwarded(FuzzedDataProvider data) {
        AnyForwardedTest.header(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = LONG)
    void hash(FuzzedDataProvider data) {
        AnyHashTest.hash(data.consumeRemainingAsString());
    }

    @FuzzTest(maxDuration = LONG)
    void token(FuzzedDataProvider data) {
        AnyTokenTest.token(data.consumeRemainingAsString());
    }
}
