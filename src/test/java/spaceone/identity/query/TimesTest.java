package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of absolute and relative times. */
class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2024,                          2024-01-01T00:00:00Z",
        "2024-02,                       2024-02-01T00:00:00Z",
        "2024-02-29,                    2024-02-29T00:00:00Z",
        "20240229,                      2024-02-29T00:00:00Z",
        "2024-W01,                      2024-01-01T00:00:00Z",
        "2020W536,                      2021-01-02T00:00:00Z",
        "2024-060,                      2024-02-29T00:00:00Z",
        "2024060,                       2024-02-29T00:00:00Z",
        "2024-02-29 23,                 2024-02-29T23:00:00Z",
        "2024-02-29T2359,               2024-02-29T23:59:00Z",
        "2024-02-29T23:59:58Z,          2024-02-29T23:59:58Z",
        "'2024-02-29T23:59:58,1239999', 2024-02-29T23:59:58.123Z",
        "2024-02-29T23:59:58.5+09:30,   2024-02-29T14:29:58.500Z",
        "20240229T235958-0100,          2024-03-01T00:59:58Z",
        "2024-02-29T23-01,              2024-03-01T00:00:00Z"
    })
    void isoTimesAreRead(String text, Instant instant) {
        assertThat(IsoTime.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "24",
                "202402",
                "2024-2",
                "2024-02-30",
                "2024-1-1",
                "2024-W54",
                "2024-W00",
                "2024-366T",
                "2023-366",
                "T10:00",
                "10:00",
                "2024-02-29T24:00",
                "2024-02-29T1:00",
                "2024-02-29T10:00:00+25:00",
                "2024-02-29  10",
                "2024-02-29T10:00:60",
                "２０２４"
            })
    void otherTextsAreNoTimes(String text) {
        assertThat(IsoTime.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"seconds\": \"1577836800\", \"nanos\": 0}         | 2020-01-01T00:00:00Z",
                "{\"seconds\": 1577836800}                           | 2020-01-01T00:00:00Z",
                "{\"seconds\": \"1577836800\", \"nanos\": 123999999} | 2020-01-01T00:00:00.123Z",
                "{\"seconds\": \"-1\", \"nanos\": 5000000}           | 1969-12-31T23:59:59.005Z"
            })
    void secondsOfOlderClientsAreRead(String json, Instant instant) {
        assertThat(Times.parse(JsonValues.parse(json))).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"nanos\": 5}",
                "{\"seconds\": \"1\", \"x\": 1}",
                "{\"seconds\": \"\"}",
                "{\"seconds\": 1.5}",
                "{\"seconds\": \"1\", \"nanos\": -1}",
                "{\"seconds\": \"999999999999\"}",
                "{\"seconds\": [1]}",
                "1577836800"
            })
    void otherValuesAreNoTimes(String json) {
        assertThat(Times.parse(JsonValues.parse(json))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "now,         2024-07-03T10:15:00Z",
        "now/d,       2024-07-03T00:00:00Z",
        "now/w,       2024-07-01T00:00:00Z",
        "now/m,       2024-07-01T00:00:00Z",
        "now-7d,      2024-06-26T10:15:00Z",
        "now/w - 1w,  2024-06-24T00:00:00Z",
        "now/d + 8h,  2024-07-03T08:00:00Z",
        "now+90m,     2024-07-03T11:45:00Z",
        "now-15s,     2024-07-03T10:14:45Z"
    })
    void relativeTimesAreRead(String text, Instant instant) {
        assertThat(RelativeTime.parse(text, UserTable.NOW)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NOW",
                "now-1y",
                "now-1M",
                "now-1.5d",
                "now/y",
                "now-1d-1h",
                "now|1d",
                "now  -1d",
                "now-",
                "now-d",
                "now-99999999999999999999s",
                "now-9999999999999w",
                "now+8000000w"
            })
    void otherTextsAreNoRelativeTimes(String text) {
        assertThat(RelativeTime.parse(text, UserTable.NOW)).isEmpty();
    }
}
