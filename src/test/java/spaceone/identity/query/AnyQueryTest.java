package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.identity.Json;
import spaceone.testkit.AnyText;

/** Whatever stands where a query or a time is read. */
public class AnyQueryTest {

    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");

    @Property(tries = 1500)
    void anyQueryIsReadOrRefused(@ForAll("queries") String text) {
        query(text);
    }

    @Property(tries = 3000)
    void anyTimeIsReadOrNone(@ForAll("times") String text) {
        time(text);
    }

    @Example
    void whatIsKnownIsReadOrRefused() {
        AnyText.known("query").forEach(AnyQueryTest::query);
        AnyText.known("time").forEach(AnyQueryTest::time);
    }

    public static void query(String text) {
        JsonObject json;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            json = reader.readObject();
        } catch (JsonException | IllegalStateException noJson) {
            return;
        }
        AnyText.isReadOrRefused(
                () -> Query.parse(json).rows(UserTable.FIELDS, UserTable.CALLER, NOW));
        AnyText.isReadOrRefused(() -> Statistics.parse(json));
        AnyText.isReadOrRefused(() -> Analysis.parse(json));
    }

    /** What is read is written so that it is read as the same. */
    public static void time(String text) {
        IsoTime.parse(text)
                .filter(time -> !time.isBefore(Instant.EPOCH))
                .filter(time -> time.isBefore(Instant.parse("9999-12-31T00:00:00Z")))
                .ifPresent(time -> assertThat(IsoTime.parse(IsoTime.format(time))).hasValue(time));
        RelativeTime.parse(text, NOW);
    }

    @Provide
    Arbitrary<String> queries() {
        return AnyText.like("query");
    }

    @Provide
    Arbitrary<String> times() {
        return AnyText.like("time");
    }
}
