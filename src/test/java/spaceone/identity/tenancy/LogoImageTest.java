package spaceone.identity.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;

/** Which pictures may be a logo. */
class LogoImageTest {

    private static final Map<String, String> WEBP =
            Map.of(
                    "lossy",
                    "UklGRkAAAABXRUJQVlA4IDQAAAAQAwCdASogABgAPtFiqk+oJaOiKAgBABoJZQDDrBanFAAA/ustE/oV6y++mqPyXAeYUAAA",
                    "lossless",
                    "UklGRh4AAABXRUJQVlA4TBEAAAAvH8AFAAdQty70qf+BiOh/AAA=",
                    "with a mask",
                    "UklGRmQAAABXRUJQVlA4WAoAAAAQAAAAHwAAFwAAQUxQSAoAAAABB1DAiAhERP8DVlA4IDQAAAAQAwCdASogABgAPtFiqk+oJaOiKAgBABoJZQDDrBanFAAA/ustE/oV6y++mqPyXAeYUAAA",
                    "moving",
                    "UklGRtwAAABXRUJQVlA4WAoAAAACAAAAHwAAFwAAQU5JTQYAAAAAAAAAAABBTk1GUAAAAAAAAAAAAB8AABcAAGQAAAJWUDggOAAAABADAJ0BKiAAGAA+bTSWR6QjIiEoCACADYllAAKis7stAAD+8Jsj//5gn/pJ/xu7UP9N615XkIAAQU5NRlgAAAAAAAAAAAAfAAAXAABkAAAAVlA4IEAAAAA0AwCdASogABgAPm00lkeCgIAAANiWUAyQKAfgAC1pBjtQAP7wm0P/yC5YXXI1//ID/kB/yA//kB/+m9mp84AA");

    private static final String MOVING_PNG =
            "iVBORw0KGgoAAAANSUhEUgAAACAAAAAYCAIAAAAUMWhjAAAACGFjVEwAAAACAAAAAPONk3AAAAAaZmNUTAAAAAAAAAAgAAAAGAAAAAAAAAAAAAEACgAAmQlOvAAAACZJREFUeJxj5M7zZ6AlYKKp6aMWjFowasGoBaMWjFowasGoBVQDAPytAPjlj35tAAAAGmZjVEwAAAABAAAAIAAAABgAAAAAAAAAAAABAAoAAAJ6pGgAAAAoZmRBVAAAAAJ4nGP8z0BbwERj80ctGLVg1IJRC0YtGLVg1IJRC6gEAPHIAS//9aCnAAAAAElFTkSuQmCC";

    static byte[] drawn(String format, int width, int height) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static byte[] webp(String kind) {
        return Base64.getDecoder().decode(WEBP.get(kind));
    }

    private static void refused(byte[] content, String reason) {
        assertThatThrownBy(() -> LogoImage.of(content))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("(key = logo, reason = " + reason);
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpg, image/jpeg"})
    void aStillPictureIsMeasured(String format, String type) {
        LogoImage image = LogoImage.of(drawn(format, 300, 80));

        assertThat(List.of(image.type(), image.width(), image.height()))
                .containsExactly(type, 300, 80);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy", "lossless", "with a mask"})
    void allWaysOfWebpAreMeasured(String kind) {
        LogoImage image = LogoImage.of(webp(kind));

        assertThat(List.of(image.type(), image.width(), image.height()))
                .containsExactly("image/webp", 32, 24);
    }

    @ParameterizedTest
    @CsvSource({"png, 1025, 20", "png, 20, 1025", "jpg, 1025, 20", "png, 15, 20", "jpg, 20, 15"})
    void whatIsTooLargeOrTooSmallIsRefused(String format, int width, int height) {
        refused(drawn(format, width, height), "must be from 16 to 1024 pixels");
    }

    @Test
    void whatMovesIsRefused() {
        refused(webp("moving"), "must not move");
        refused(Base64.getDecoder().decode(MOVING_PNG), "must not move");
    }

    @Test
    void whatIsNoSuchPictureIsRefused() {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        refused(svg.getBytes(StandardCharsets.UTF_8), "must be a PNG, JPEG or WebP");
        refused(drawn("gif", 32, 32), "must be a PNG, JPEG or WebP");
        refused(new byte[0], "must be a PNG, JPEG or WebP");
    }

    @Test
    void moreThanSixtyFourKibibytesAreRefused() {
        byte[] png = Arrays.copyOf(drawn("png", 32, 32), LogoImage.LARGEST + 1);
        refused(png, "must have at most 64 KiB");
    }

    /** A page, or a program, that hangs behind a picture would be sent by us, too. */
    @Test
    void whatHangsBehindAPictureIsRefused() {
        for (byte[] picture : List.of(drawn("png", 32, 32), drawn("jpg", 32, 32), webp("lossy"))) {
            refused(Arrays.copyOf(picture, picture.length + 20), "is damaged");
        }
    }

    /** Cut anywhere, and with every byte changed: measured or refused, and nothing else. */
    @Test
    void whateverIsDamagedIsRefusedOrMeasured() {
        for (byte[] whole :
                List.of(
                        drawn("png", 32, 24),
                        drawn("jpg", 32, 24),
                        webp("lossy"),
                        webp("lossless"),
                        webp("with a mask"))) {
            assertThat(isTaken(whole)).isTrue();
            for (int at = 0; at < whole.length; at++) {
                assertThat(isTaken(Arrays.copyOf(whole, at))).as("cut at " + at).isFalse();
                for (int value : new int[] {0, 0x7f, 0x80, 0xff}) {
                    byte[] changed = whole.clone();
                    changed[at] = (byte) value;
                    isTaken(changed);
                }
            }
        }
    }

    private static boolean isTaken(byte[] content) {
        try {
            LogoImage image = LogoImage.of(content);
            assertThat(image.width()).isBetween(16, 1024);
            assertThat(image.height()).isBetween(16, 1024);
            return true;
        } catch (IdentityException refusal) {
            return false;
        }
    }
}
