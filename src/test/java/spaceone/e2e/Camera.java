package spaceone.e2e;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Reads what is on the screen as a telephone does: from its picture alone. */
final class Camera {

    private Camera() {}

    static String read(Locator code) {
        try {
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(code.screenshot()));
            int width = seen.getWidth();
            int height = seen.getHeight();
            int[] points = seen.getRGB(0, 0, width, height, null, 0, width);
            var picture = new RGBLuminanceSource(width, height, points);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                    .getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReaderException e) {
            throw new AssertionError("It cannot be read.", e);
        }
    }
}
