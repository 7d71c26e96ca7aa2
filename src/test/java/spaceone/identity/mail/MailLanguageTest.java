package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailLanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ko, en, ko",
                "ko-KR, en, ko",
                "JA, en, ja",
                "fr, ja, ja",
                "fr-CA, ko-KR, ko",
                "fr, de, en",
                "zh-CN, zh-CN, en",
                "-, ko, ko",
                "'', -, en"
            })
    void theReaderGetsHisLanguageItsBaseHisDomainsOrEnglish(
            String user, String domain, String expected) {
        assertThat(MailLanguage.of(user, domain)).isEqualTo(expected);
    }
}
