package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en", "ko", "ja", "fr", "en-US", "zh-CN", "EN-us", "zh-Hant", "es-419", "yue",
                "x-abc", "de-1996"
            })
    void wellFormedTagIsAccepted(String language) {
        assertThatCode(() -> Languages.check(language)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "e",
                "en_US",
                "en-",
                "-en",
                "en US",
                "english!",
                "zh-Hant-TW",
                "e1",
                "1",
                "한국",
                "en\n",
                "en--US"
            })
    void anythingElseIsRefused(String language) {
        assertThatThrownBy(() -> Languages.check(language))
                .hasMessageStartingWith("Parameter is invalid. (key = language, reason = ");
    }
}
