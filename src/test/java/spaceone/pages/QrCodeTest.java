package spaceone.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.Decoder;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Scripts;

/** What {@code qr.js} draws is held against a decoder that others wrote and keep (ZXing). */
class QrCodeTest {

    private static final String ADDRESS =
            "otpauth://totp/Cloudforet:kim?secret=JBSWY3DPEHPK3PXP&issuer=";

    private static final String LONG = ADDRESS + "x".repeat(600);

    /** Of each size there is: 21 to 97 modules a side. */
    @Test
    void everyCodeIsReadAsItWasWritten() throws Exception {
        List<String> texts =
                Stream.concat(
                                Stream.of("", "가나다 ÿ ナ 😀"),
                                IntStream.rangeClosed(1, 55)
                                        .mapToObj(i -> LONG.substring(0, 12 * i)))
                        .toList();

        List<boolean[][]> codes = drawn(texts);

        for (int i = 0; i < texts.size(); i++) {
            assertThat(new Decoder().decode(codes.get(i)).getText()).isEqualTo(texts.get(i));
        }
        assertThat(codes.stream().map(code -> code.length).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20)
                                .mapToObj(version -> 17 + 4 * version)
                                .toList());
    }

    /** Level M: what is dirty may be dirty to a seventh. */
    @Test
    void aCodeIsReadWithASpotOnIt() throws Exception {
        boolean[][] code = drawn(List.of(ADDRESS)).get(0);
        int middle = code.length / 2;
        for (int y = middle - 3; y < middle + 3; y++) {
            for (int x = middle - 3; x < middle + 3; x++) {
                code[y][x] = true;
            }
        }

        assertThat(new Decoder().decode(code).getText()).isEqualTo(ADDRESS);
    }

    private static List<boolean[][]> drawn(List<String> texts) throws IOException {
        Stream<String> script = Stream.of("src/test/js/qr.js");
        return Scripts.run(Stream.concat(script, texts.stream()).toArray(String[]::new))
                .lines()
                .map(QrCodeTest::modules)
                .toList();
    }

    private static boolean[][] modules(String line) {
        return Stream.of(line.split(" ")).map(QrCodeTest::row).toArray(boolean[][]::new);
    }

    private static boolean[] row(String text) {
        boolean[] row = new boolean[text.length()];
        for (int x = 0; x < row.length; x++) {
            row[x] = text.charAt(x) == '1';
        }
        return row;
    }
}
