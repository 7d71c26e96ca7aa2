package spaceone.identity.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The figures of a node, as a scraper reads them. */
class ExpositionTest {

    private enum Purpose {
        OF_THIS_TEST
    }

    @Test
    void aScraperGetsTheFormItAsksFor() {
        assertThat(Exposition.wanted("application/openmetrics-text; version=1.0.0"))
                .isEqualTo(Exposition.OPEN_METRICS);
        assertThat(Exposition.wanted("text/plain")).isEqualTo(Exposition.PLAIN);
        assertThat(Exposition.wanted(null)).isEqualTo(Exposition.PLAIN);
        assertThat(Exposition.OPEN_METRICS.contentType()).contains("openmetrics");
    }

    @Test
    void whatHappenedIsCountedByItsKind() throws IOException {
        double before = wrongCodes();

        CodeMeter.refused(Purpose.OF_THIS_TEST, CodeMeter.Reason.WRONG);
        CodeMeter.refused(Purpose.OF_THIS_TEST, CodeMeter.Reason.WRONG);
        CodeMeter.refused(Purpose.OF_THIS_TEST, CodeMeter.Reason.USED);

        assertThat(wrongCodes()).isEqualTo(before + 2);
    }

    @Test
    void timesAreSecondsInBuckets() throws IOException {
        HashMeter.worked(20_000_000);

        String text = text(Exposition.PLAIN);

        assertThat(text)
                .contains("identity_hash_seconds_bucket{le=\"0.025\"}")
                .contains("identity_hash_seconds_count")
                .contains("# TYPE identity_hash_seconds histogram");
    }

    /** Nobody has looked yet, or nobody could: that is no zero. */
    @Test
    void whatIsNotKnownIsNotANumber() throws IOException {
        MailMeter.watch(() -> Double.NaN, () -> Double.NaN);
        assertThat(text(Exposition.PLAIN)).contains("identity_outbox_mails NaN");

        MailMeter.watch(() -> 7, () -> 1.5);

        assertThat(text(Exposition.PLAIN))
                .contains("identity_outbox_mails 7.0", "identity_outbox_oldest_seconds 1.5");
        MailMeter.watch(() -> Double.NaN, () -> Double.NaN);
    }

    @Test
    void openMetricsEndAsTheirStandardSays() throws IOException {
        assertThat(text(Exposition.OPEN_METRICS)).endsWith("# EOF\n");
    }

    private static double wrongCodes() throws IOException {
        Matcher found =
                Pattern.compile(
                                "identity_codes_refused_total\\{purpose=\"OF_THIS_TEST\",reason=\"WRONG\"} (\\S+)")
                        .matcher(text(Exposition.PLAIN));
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private static String text(Exposition form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
