package spaceone.identity.setting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.directory.Directories;
import spaceone.identity.directory.DirectorySettings;
import spaceone.testkit.Proves;

class SettingsTest {

    private static final String SECRET = "Sesame-4-Open";

    @TempDir Path directory;

    @Test
    void whatNobodySaysIsTheDefault() {
        Settings settings = of(Map.of());

        assertThat(settings.refusals()).isEmpty();
        assertThat(settings.duration(Setting.TOKEN_ACCESS)).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.flag(Setting.PASSWORD_REFUSE_GUESSABLE)).isTrue();
        assertThat(settings.list(Setting.CORS_ORIGINS)).containsExactly("*");
        assertThat(settings.find(Setting.SMTP_HOST, String.class)).isEmpty();
        assertThat(settings.find(Setting.SMTP_PORT, Integer.class)).isEmpty();
    }

    @Test
    void theWayOutOfTheNetworkIsThatOfTheEnvironmentUnlessOursIsNamed() {
        Map<String, String> environment =
                Map.of(
                        "HTTPS_PROXY", "http://jane:p%40ss%2Bw+d@proxy.example.com:3128/",
                        "NO_PROXY", ".example.com, id.example.org:8443,[::1]:443 10.0.0.1");
        Settings settings = of(environment);

        assertThat(settings.refusals()).isEmpty();
        assertThat(settings.text(Setting.EXTERNAL_PROXY))
                .isEqualTo("http://proxy.example.com:3128");
        assertThat(settings.text(Setting.EXTERNAL_PROXY_LOGIN)).isEqualTo("jane:p@ss+w+d");
        assertThat(settings.list(Setting.EXTERNAL_NO_PROXY))
                .containsExactlyInAnyOrder(".example.com", "id.example.org", "[::1]", "10.0.0.1");

        Settings named = of(with(environment, "IDENTITY_EXTERNAL_PROXY", "http://other:80"));
        assertThat(named.text(Setting.EXTERNAL_PROXY)).isEqualTo("http://other:80");
        assertThat(named.find(Setting.EXTERNAL_PROXY_LOGIN, String.class)).isEmpty();
        assertThat(named.list(Setting.EXTERNAL_NO_PROXY)).isEmpty();

        Settings direct = of(with(environment, "IDENTITY_EXTERNAL_NO_PROXY", "*"));
        assertThat(direct.list(Setting.EXTERNAL_NO_PROXY)).containsExactly("*");
    }

    /** Or a slow provider would be told from one that is away by nobody. */
    @Test
    void aProviderMayTakeLessTimeToConnectAndAnswerThanASignInHas() throws NoSuchMethodException {
        Timeout whole =
                Directories.class
                        .getMethod("authorize", DirectorySettings.class, JsonObject.class)
                        .getAnnotation(Timeout.class);
        Duration most =
                Stream.of(Setting.EXTERNAL_CONNECT_TIMEOUT, Setting.EXTERNAL_ANSWER_TIMEOUT)
                        .map(setting -> setting.kind().allowed().replaceAll(".* to ", ""))
                        .map(Duration::parse)
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(most).isLessThan(Duration.of(whole.value(), whole.unit()));
    }

    @ParameterizedTest
    @CsvSource({
        "https_proxy, http://proxy, http://proxy:80",
        "https_proxy, proxy:3128, http://proxy:3128",
        "https_proxy, HTTP://[2001:db8::1]:3128/, http://[2001:db8::1]:3128",
        "all_proxy, ' http://10.0.0.1:8080 ', http://10.0.0.1:8080",
    })
    void theEnvironmentNamesTheWayOutInManyForms(String variable, String text, String address) {
        Settings settings = of(Map.of(variable, text, "HTTP_PROXY", "http://not-for-tls:1"));

        assertThat(settings.text(Setting.EXTERNAL_PROXY)).isEqualTo(address);
        assertThat(settings.find(Setting.EXTERNAL_PROXY_LOGIN, String.class)).isEmpty();
    }

    /** It is there for all programs of the machine, not for us alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://proxy:1080",
                "https://proxy:443",
                "http://proxy:99999",
                "http://proxy_1",
                "http://proxy/way",
                "?"
            })
    void aWayOutOfTheEnvironmentThatCannotBeTakenDoesNotRefuseTheStart(String text) {
        Settings settings = of(Map.of("HTTPS_PROXY", text));

        assertThat(settings.refusals()).isEmpty();
        assertThat(settings.find(Setting.EXTERNAL_PROXY, String.class)).isEmpty();
    }

    private static Map<String, String> with(
            Map<String, String> environment, String variable, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(variable, value);
        return all;
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everyDefaultIsAllowed(Setting setting) {
        assertThat(
                        setting.standard()
                                .map(text -> of(Map.of(setting.variable(), text)).refusals())
                                .orElse(List.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY_TOKEN_ACCESS, 5m, a duration in ISO 8601 like PT30M",
        "IDENTITY_TOKEN_ACCESS, -PT5M, from PT1S to P365D",
        "IDENTITY_TOKEN_ACCESS, PT0S, from PT1S to P365D",
        "IDENTITY_TOKEN_ACCESS, P999999999999999999D, a duration",
        "IDENTITY_PASSWORD_MEMORY, 64M, a whole number from 19456 to 262144",
        "IDENTITY_PASSWORD_MEMORY, 1.048576e+06, a whole number",
        "IDENTITY_PASSWORD_MEMORY, 99999999999999999999, a whole number",
        "IDENTITY_PASSWORD_MEMORY, ٦٥٥٣٦, a whole number",
        "IDENTITY_EXTERNAL_PROXY, http://proxy:99999, the address of a proxy",
        "IDENTITY_SMTP_PORT, 0, a whole number from 1 to 65535",
        "IDENTITY_SMTP_PORT, smtp, a whole number from 1 to 65535",
        "IDENTITY_SMTP_TLS, tls, 'starttls, ssl or none'",
        "IDENTITY_PROFILE_PASSWORD_PROOF, x, 'stale, never or always'",
        "IDENTITY_BOOTSTRAP, maybe, auto or none",
        "IDENTITY_ACCESS_LOG, ture, true or false",
        "IDENTITY_CORS_ORIGINS, 'https://a.example.com,b', origins like",
        "IDENTITY_ENDPOINT_PUBLIC, https://id.example.com, pairs like",
        "IDENTITY_MFA_PASSKEY_RP_ID, https://id.example.com, the name of a site",
        "IDENTITY_MFA_PASSKEY_RP_ID, 192.0.2.7, the name of a site",
        "IDENTITY_MFA_PASSKEY_ORIGINS, http://id.example.com, origins like https://",
        "IDENTITY_MFA_PASSKEY_ORIGINS, https://id.example.com/x, origins like https://",
        "IDENTITY_CONSOLE_URL, id.example.com, an address that begins with http"
    })
    void aWrongValueIsRefusedWithKeyValueAndWhatIsAllowed(
            String variable, String value, String allowed) {
        assertThat(of(Map.of(variable, value)).refusals())
                .singleElement()
                .asString()
                .contains(variable, "\"" + value + "\"", "allowed is ", allowed);
    }

    @Test
    void whoHoldsConnectionsLeavesSomeToOthers() {
        String pool = "IDENTITY_DB_POOL_SIZE";
        Settings small = of(Map.of(pool, "8"));
        assertThat(small.whole(Setting.REQUESTS_AT_ONCE)).isEqualTo(6);
        assertThat(small.whole(Setting.PASSWORD_QUEUE)).isEqualTo(4);
        assertThat(small.whole(Setting.REQUESTS_STREAMS)).isEqualTo(2);

        Settings large = of(Map.of(pool, "128"));
        assertThat(large.whole(Setting.REQUESTS_AT_ONCE)).isEqualTo(24);

        String atOnce = "IDENTITY_REQUESTS_AT_ONCE";
        Settings said = of(Map.of(pool, "8", atOnce, "7"));
        assertThat(said.refusals()).isEmpty();
        assertThat(said.whole(Setting.REQUESTS_AT_ONCE)).isEqualTo(7);
        assertThat(of(Map.of(pool, "8", atOnce, "8")).refusals())
                .singleElement()
                .asString()
                .contains(atOnce, "\"8\"", "allowed is less than identity.db.pool-size");

        assertThat(of(Map.of(atOnce, "64")).refusals()).as("set before there was a size").isEmpty();

        assertThat(of(Map.of(pool, "20")).refusals())
                .containsExactly(
                        "identity.db.pool-size (IDENTITY_DB_POOL_SIZE) is \"20\": allowed is 8, 16,"
                                + " 24, 32, 48, 64, 96 or 128.");
    }

    @Test
    void originsOfPasskeysAreOfTheirSite() {
        String site = "IDENTITY_MFA_PASSKEY_RP_ID";
        String origins = "IDENTITY_MFA_PASSKEY_ORIGINS";

        assertThat(Settings.of(Map.of(site, "example.com", origins, "https://a.example.com")))
                .satisfies(fine -> assertThat(fine.refusals()).isEmpty());
        assertThat(
                        Settings.of(Map.of(site, "example.com", origins, "https://example.org"))
                                .refusals())
                .containsExactly(
                        "identity.mfa.passkey-origins: https://example.org is not of the site"
                                + " \"example.com\" (identity.mfa.passkey-rp-id).");
        assertThat(
                        Settings.of(Map.of(origins, "https://a.example.com, https://b.example.com"))
                                .refusals())
                .hasSize(1);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThat(of(Map.of("IDENTITY_SMTP_PORT", "x", "IDENTITY_MAIL_KEEP", "x")).refusals())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY_TOKN_ACCESS, IDENTITY_TOKEN_ACCESS",
        "IDENTITY_DB_PASSWD, IDENTITY_DB_PASSWORD",
        "IDENTITY_SECRET_KEYFILE, IDENTITY_SECRET_KEY_FILE",
        "identity_smtp_hosts, identity.smtp.host"
    })
    void aKeyThatIsNoneIsRefusedWithTheOneThatIsNear(String wrong, String right) {
        assertThat(of(Map.of(wrong, SECRET)).refusals())
                .singleElement()
                .asString()
                .contains(wrong + " is no setting", "did you mean " + right + "?")
                .doesNotContain(SECRET);
    }

    @Test
    void aKeyOfAFileOfTheServerIsHeldAgainstTheListToo() {
        assertThat(of(Map.of(), source(100, "identity.token.acess", "PT5M")).refusals())
                .singleElement()
                .asString()
                .contains("did you mean identity.token.access?");
    }

    @Test
    void whatOthersCallLikeASettingOfOursIsLeftAlone() {
        Map<String, String> others =
                Map.of(
                        "IDENTITY_SERVICE_HOST", "10.0.0.1",
                        "IDENTITY_SERVICE_PORT_HTTP", "80",
                        "IDENTITY_PORT", "tcp://10.0.0.1:80",
                        "IDENTITY_PORT_80_TCP_ADDR", "10.0.0.1",
                        "IDENTITY_DB_PORT_5432_TCP", "tcp://10.0.0.2:5432",
                        "IDENTITY_ENDPOINT", "http://localhost:42356/msi/token",
                        "IDENTITY_HOST", "id.example.com",
                        "IDENTITY_START_IGNORE", "IDENTITY_COLOUR,identity.flavour",
                        "IDENTITY_COLOUR", "blue",
                        "IDENTITY_FLAVOUR", "sweet");

        assertThat(of(others).refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "az", "lt", "ar-EG", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
    void noLocaleHidesASetting(String language) {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            Settings settings =
                    of(Map.of("IDENTITY_DB_USER", "kim", "IDENTITY_SMTP_TLS", "STARTTLS"));

            assertThat(settings.refusals()).isEmpty();
            assertThat(settings.text(Setting.DB_USER)).isEqualTo("kim");
            assertThat(settings.text(Setting.SMTP_TLS)).isEqualTo("starttls");
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a${b}c", "${IDENTITY_DB_USER}", "\\${x}", "$$", "100%s", " a b "})
    void aPasswordIsTakenAsItIsWritten(String password) {
        assertThat(of(Map.of("IDENTITY_DB_PASSWORD", password)).text(Setting.DB_PASSWORD))
                .isEqualTo(password);
    }

    @Test
    void theStrongestSourceWins() {
        ConfigSource system = source(400, "identity.db.user", "of the system properties");
        ConfigSource file = source(100, "identity.db.user", "of a file");
        Map<String, String> environment = Map.of("IDENTITY_DB_USER", "of the environment");

        assertThat(of(Map.of(), file).text(Setting.DB_USER)).isEqualTo("of a file");
        assertThat(of(environment, file).text(Setting.DB_USER)).isEqualTo("of the environment");
        assertThat(of(environment, file, system).text(Setting.DB_USER))
                .isEqualTo("of the system properties");
    }

    @Test
    void anEmptyValueIsNone() {
        Settings settings =
                of(
                        Map.of(
                                "IDENTITY_SMTP_USER",
                                "",
                                "IDENTITY_TOKEN_ACCESS",
                                "",
                                "IDENTITY_DB_PASSWORD",
                                ""));

        assertThat(settings.refusals()).isEmpty();
        assertThat(settings.find(Setting.SMTP_USER, String.class)).isEmpty();
        assertThat(settings.duration(Setting.TOKEN_ACCESS)).isEqualTo(Duration.ofMinutes(30));
    }

    @Proves("13.3.1")
    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySecretMayComeFromAFile(Setting setting) throws Exception {
        String file = Files.writeString(directory.resolve("secret"), SECRET + "\n").toString();

        Settings settings = of(Map.of(setting.variable() + "_FILE", file));

        if (setting.isSecret()) {
            assertThat(settings.refusals()).isEmpty();
            assertThat(settings.text(setting)).isEqualTo(SECRET);
        } else {
            assertThat(settings.refusals()).hasSize(1);
        }
    }

    @Test
    void aFileOfKeysHasOneALine() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), "new\nold\n");

        assertThat(of(Map.of("IDENTITY_SECRET_KEY_FILE", file.toString())).text(Setting.SECRET_KEY))
                .isEqualTo("new,old");
    }

    @Test
    void aSecretIsShownInNoRefusal() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path full = Files.writeString(directory.resolve("full"), SECRET);

        assertThat(of(Map.of("IDENTITY_DB_PASSWORD_FILE", empty.toString())).refusals())
                .singleElement()
                .asString()
                .contains("IDENTITY_DB_PASSWORD_FILE", "which is empty");
        assertThat(of(Map.of("IDENTITY_DB_PASSWORD_FILE", directory + "/none")).refusals())
                .singleElement()
                .asString()
                .contains("IDENTITY_DB_PASSWORD_FILE", "cannot be read");
        assertThat(
                        of(Map.of(
                                        "IDENTITY_DB_PASSWORD_FILE",
                                        full.toString(),
                                        "IDENTITY_DB_PASSWORD",
                                        SECRET))
                                .refusals())
                .singleElement()
                .asString()
                .contains("both set")
                .doesNotContain(SECRET);
    }

    private static Settings of(Map<String, String> environment, ConfigSource... sources) {
        return new Settings(new Sources(List.of(sources), environment));
    }

    private static ConfigSource source(int ordinal, String key, String value) {
        return new ConfigSource() {
            @Override
            public Set<String> getPropertyNames() {
                return Set.of(key);
            }

            @Override
            public String getValue(String name) {
                return name.equals(key) ? value : null;
            }

            @Override
            public String getName() {
                return "test";
            }

            @Override
            public int getOrdinal() {
                return ordinal;
            }
        };
    }
}
