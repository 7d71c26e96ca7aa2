package spaceone.identity.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which colours a domain may choose. */
class SchemeTest {

    /** As other calculators of WCAG's ratio tell them. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21",
        "#777777, #ffffff, 4.48",
        "#767676, #ffffff, 4.54",
        "#ff0000, #ffffff, 4.00",
        "#0000ff, #ffffff, 8.59",
        "#3d4fd1, #3d4fd1, 1"
    })
    void theRatioIsThatOfWcag(String one, String other, double ratio) {
        assertThat(Contrast.ratio(one, other)).isCloseTo(ratio, within(0.005));
        assertThat(Contrast.ratio(other, one)).isEqualTo(Contrast.ratio(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, #767676, accent_light, 4.02",
        "LIGHT, #ffd500, accent_light, 1.26",
        "DARK, #3d4fd1, accent_dark, 2.59"
    })
    void whatIsHardToReadIsRefusedWithTheRatioThatItHas(
            Scheme scheme, String accent, String member, String ratio) {
        assertThatThrownBy(() -> scheme.checked(accent))
                .hasMessageContaining("(key = %s, ratio = %s, at least = 4.5)", member, ratio);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#1234567", "#12345g", "3d4fd1", "#00f;x", "#١٢٣٤٥٦"})
    void onlyColoursAreColours(String text) {
        assertThatThrownBy(() -> Scheme.LIGHT.checked(text)).hasMessageContaining("#3d4fd1");
    }

    /** What is checked here is what people see. */
    @Test
    void theColoursBesidesAreThoseOfThePages() throws IOException {
        String css = Files.readString(Path.of("src/main/webapp/css/base.css"));

        for (Scheme scheme : Scheme.values()) {
            Set<String> painted = new TreeSet<>();
            for (String name : List.of("page", "card", "sunken", "on-accent")) {
                painted.add(colour(css, name, scheme));
            }
            assertThat(new TreeSet<>(scheme.besides())).isEqualTo(painted);
        }
    }

    private static String colour(String css, String name, Scheme scheme) {
        Matcher found =
                Pattern.compile("--" + name + ": light-dark\\((#\\w{6}), (#\\w{6})\\)")
                        .matcher(css);
        assertThat(found.find()).as(name).isTrue();
        return found.group(scheme == Scheme.LIGHT ? 1 : 2);
    }

    /** What the style sheet mixes out of an accent: all that stands on it, or it stands on. */
    @ParameterizedTest
    @EnumSource
    void whatIsMadeOfAnAccentIsReadAsWell(Scheme scheme) throws IOException {
        String css = Files.readString(Path.of("src/main/webapp/css/base.css"));
        int strong = share(css, "strong", scheme);
        int soft = share(css, "soft", scheme);
        String end = scheme == Scheme.LIGHT ? "#000000" : "#ffffff";
        String card = colour(css, "card", scheme);

        int taken = 0;
        for (String accent : grid()) {
            if (isTaken(scheme, accent)) {
                taken++;
                String stronger = mixed(accent, end, strong);
                String softer = mixed(accent, card, soft);
                assertThat(Contrast.ratio(stronger, softer)).as(accent).isGreaterThan(4.5);
                assertThat(Contrast.ratio(colour(css, "text", scheme), softer))
                        .as(accent)
                        .isGreaterThan(4.5);
                assertThat(isTaken(scheme, stronger)).as(accent).isTrue();
            }
        }
        assertThat(taken).isGreaterThan(500);
    }

    private static int share(String css, String name, Scheme scheme) {
        Matcher found =
                Pattern.compile("--accent-" + name + ":.*? (\\d+)%.*? (\\d+)%").matcher(css);
        assertThat(found.find()).as(name).isTrue();
        return Integer.parseInt(found.group(scheme == Scheme.LIGHT ? 1 : 2));
    }

    private static List<String> grid() {
        List<String> colours = new ArrayList<>();
        for (int rgb = 0; rgb < 0x1000; rgb++) {
            int spread = (rgb & 0xf00) << 8 | (rgb & 0xf0) << 4 | rgb & 0xf;
            colours.add("#" + HexFormat.of().toHexDigits(spread * 0x11L, 6));
        }
        return colours;
    }

    private static boolean isTaken(Scheme scheme, String accent) {
        return scheme.besides().stream()
                .allMatch(each -> Contrast.ratio(accent, each) >= Scheme.NEEDED);
    }

    private static String mixed(String colour, String other, int percent) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int one = Integer.parseInt(colour.substring(at, at + 2), 16);
            int two = Integer.parseInt(other.substring(at, at + 2), 16);
            int sum = Math.round((one * percent + two * (100 - percent)) / 100f);
            mixed.append(HexFormat.of().toHexDigits((byte) sum));
        }
        return mixed.toString();
    }
}
