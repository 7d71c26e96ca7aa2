package spaceone.identity.setting;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting of the catalogue is given what it may not be, and each key is misspelt. */
class WrongSettingsTest {

    /** No number, no duration, no word, no address, no name. */
    private static final String NONSENSE = "<what> is: this?";

    /** Which take any text here, and why that is right, or who refuses the start for it. */
    private static final Map<Setting, String> ANY_TEXT =
            Map.ofEntries(
                    entry(Setting.DB_URL, "PostgresDataSource tells what is none; it is a secret"),
                    entry(Setting.DB_USER, "the database knows its names"),
                    entry(Setting.DB_PASSWORD, "the database knows it"),
                    entry(Setting.DATA_DIR, "a path; KeyFile tells whether it can be used"),
                    entry(Setting.SECRET_KEY, "MasterKey counts characters; it is a secret"),
                    entry(Setting.BOOTSTRAP_DOMAIN, "the rules of domains hold for it"),
                    entry(Setting.BOOTSTRAP_ADMIN, "the rules of users hold for it"),
                    entry(Setting.BOOTSTRAP_PASSWORD, "the rules of passwords hold for it"),
                    entry(Setting.BOOTSTRAP_SECRET, "compared only"),
                    entry(Setting.BOOTSTRAP_RESCUE_DOMAIN, "a name that is looked for"),
                    entry(Setting.BOOTSTRAP_RESCUE_USER, "a name that is looked for"),
                    entry(Setting.PROXY_TRUSTED, "TrustedProxies reads addresses"),
                    entry(Setting.SMTP_HOST, "a name that the network knows or not"),
                    entry(Setting.SMTP_USER, "the mail server knows its names"),
                    entry(Setting.SMTP_PASSWORD, "the mail server knows it"),
                    entry(Setting.SMTP_FROM, "MailSettings reads the address"),
                    entry(Setting.SMTP_REPLY_TO, "MailSettings reads the address"),
                    entry(Setting.MAIL_SERVICE_NAME, "shown only"),
                    entry(Setting.MFA_ISSUER, "shown only"),
                    entry(Setting.EXTERNAL_PROXY_LOGIN, "the proxy knows it"),
                    entry(Setting.EXTERNAL_NO_PROXY, "patterns that fit a host or not"),
                    entry(Setting.METRICS_TOKEN, "compared only"),
                    entry(Setting.START_IGNORE, "names of anything"));

    private static final Pattern RANGE = Pattern.compile("from (\\S+) to (\\S+)");

    @ParameterizedTest
    @EnumSource(Setting.class)
    void whatNoSettingOfThatKindCanBeIsRefused(Setting setting) {
        List<String> refusals = Settings.of(Map.of(setting.variable(), NONSENSE)).refusals();

        if (ANY_TEXT.containsKey(setting)) {
            assertThat(refusals).isEmpty();
        } else {
            assertThatItIsToldWhatIsAllowed(refusals, setting, NONSENSE);
        }
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void whatIsJustBeyondTheBoundsIsRefused(Setting setting) {
        MatchResult range = RANGE.matcher(setting.kind().allowed()).results().findFirst().get();
        for (String value : outside(range.group(1), range.group(2))) {
            assertThatItIsToldWhatIsAllowed(
                    Settings.of(Map.of(setting.variable(), value)).refusals(), setting, value);
        }
        for (String value : List.of(range.group(1), range.group(2))) {
            assertThat(Settings.of(Map.of(setting.variable(), value)).refusals()).isEmpty();
        }
    }

    static Stream<Setting> bounded() {
        return Stream.of(Setting.values())
                .filter(setting -> RANGE.matcher(setting.kind().allowed()).find());
    }

    private static List<String> outside(String least, String most) {
        return least.startsWith("P")
                ? List.of(
                        Duration.parse(least).minusMillis(1).toString(),
                        Duration.parse(most).plusMillis(1).toString())
                : List.of(
                        String.valueOf(Long.parseLong(least) - 1),
                        String.valueOf(Long.parseLong(most) + 1));
    }

    private static void assertThatItIsToldWhatIsAllowed(
            List<String> refusals, Setting setting, String value) {
        assertThat(refusals)
                .singleElement()
                .asString()
                .startsWith(setting.key() + " (" + setting.variable() + ") is \"" + value + "\"")
                .endsWith(": allowed is " + setting.kind().allowed() + ".");
    }

    /** One letter is another, one too many, one left out. */
    @ParameterizedTest
    @EnumSource(Setting.class)
    void aMisspeltKeyIsRefused(Setting setting) {
        String right = setting.variable();
        int last = right.length() - 1;
        for (String wrong :
                List.of(right.substring(0, last) + "Q", right + "S", right.substring(0, last))) {
            assertThat(Settings.of(Map.of(wrong, "x")).refusals())
                    .singleElement()
                    .asString()
                    .startsWith(wrong + " is no setting");
        }
    }
}
