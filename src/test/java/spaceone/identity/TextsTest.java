package spaceone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class TextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " kim ",
                "\ufeffkim",
                "kim\u00a0",
                "\u200bkim\u200b",
                "\u2028kim\n",
                "\u3000kim\u2060",
                "kim\t"
            })
    void whatNobodySeesAtTheEndsIsCutOff(String text) {
        assertThat(Texts.trimmed(text)).isEqualTo("kim");
    }

    @Proves("1.1.1")
    @Test
    void decomposedTextIsKeptComposed() {
        assertThat(Texts.trimmed("Jose\u0301")).isEqualTo("Jos\u00e9");
        assertThat(Texts.name("Jose\u0301", "name")).isEqualTo("Jos\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u202eb",
                "\u200b",
                "\u2066kim\u2069x",
                "\u3164",
                "\u2800",
                "a\u200fb",
                "kim\u202e"
            })
    void nameThatNobodyCanReadIsRefused(String name) {
        assertThatThrownBy(() -> Texts.name(name, "name")).isInstanceOf(IdentityException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kim Lee", "\ud83d\udc68\u200d\ud83d\udc69", "a\u00a0b", " ", ""})
    void otherNamesAreFine(String name) {
        assertThat(Texts.name(name, "name")).isEqualTo(name);
    }

    @Test
    void whatCanBeSeenIsTheSameInAnyForm() {
        assertThat(Texts.visible("\ufeffJose\u0301")).isEqualTo(Texts.visible("Jos\u00e9"));
        assertThat(Texts.visible("Kim Lee")).isEqualTo("Kim Lee");
    }
}
