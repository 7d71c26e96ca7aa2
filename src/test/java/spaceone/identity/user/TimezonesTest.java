package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class TimezonesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "GMT",
                "Asia/Seoul",
                "Europe/Kyiv",
                "Europe/Kiev",
                "EST",
                "MST",
                "HST",
                "GMT+0",
                "GMT-0",
                "GMT0",
                "US/Pacific",
                "Asia/Calcutta",
                "Etc/GMT+9",
                "ROC",
                "America/Argentina/ComodRivadavia",
                "America/Coyhaique",
                "EST5EDT",
                "Zulu"
            })
    void nameOfTheDatabaseIsAccepted(String timezone) {
        assertThatCode(() -> Timezones.check(timezone)).doesNotThrowAnyException();
    }

    @Proves("2.2.1")
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "+09:00",
                "UTC+9",
                "GMT+9",
                "GMT+09:00",
                "Z",
                "asia/seoul",
                "Mars/Phobos",
                "Asia/Seoul ",
                "SystemV/PST8",
                "KST",
                "PST",
                "Factory",
                "localtime",
                "Asia",
                "# Names of the tz database"
            })
    void anythingElseIsRefused(String timezone) {
        assertThatThrownBy(() -> Timezones.check(timezone))
                .hasMessageStartingWith("Parameter is invalid. (key = timezone, reason = ");
    }

    @Test
    void everyZoneOfJavaIsAccepted() {
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> !zone.startsWith("SystemV/"))
                .forEach(Timezones::check);
    }
}
