package spaceone.identity.tenancy;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A still picture in PNG, JPEG or WebP that is what it says: nothing before it, nothing after it,
 * and no larger when a browser unpacks it than somebody means. It is measured here and never
 * unpacked.
 */
final class LogoImage {

    /** Bytes. */
    static final int LARGEST = 64 * 1024;

    /** Pixels of a side. */
    static final int SMALLEST_SIDE = 16;

    static final int LARGEST_SIDE = 1024;

    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int JPEG = 0xffd8;

    private final byte[] content;
    private final ByteBuffer rest;
    private String type = "";
    private int width;
    private int height;

    private LogoImage(byte[] content) {
        this.content = content;
        this.rest = ByteBuffer.wrap(content);
    }

    static LogoImage of(byte[] content) {
        if (content.length > LARGEST) {
            throw refusal("must have at most " + LARGEST / 1024 + " KiB");
        }
        LogoImage image = new LogoImage(content);
        try {
            image.read();
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw refusal("is damaged");
        }
        image.demandSize();
        return image;
    }

    byte[] content() {
        return content;
    }

    String type() {
        return type;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    private void read() {
        if (content.length > 12 && rest.getLong(0) == PNG) {
            type = "image/png";
            png();
        } else if (content.length > 12 && (rest.getShort(0) & 0xffff) == JPEG) {
            type = "image/jpeg";
            jpeg();
        } else if (content.length > 12 && text(0).equals("RIFF") && text(8).equals("WEBP")) {
            type = "image/webp";
            webp();
        } else {
            throw refusal("must be a PNG, JPEG or WebP");
        }
    }

    private void demandSize() {
        if (Math.min(width, height) < SMALLEST_SIDE || Math.max(width, height) > LARGEST_SIDE) {
            throw refusal(
                    "must be from "
                            + SMALLEST_SIDE
                            + " to "
                            + LARGEST_SIDE
                            + " pixels wide and high");
        }
    }

    /** Chunks: length, name, content, checksum. */
    private void png() {
        rest.position(8);
        String name = "";
        while (!name.equals("IEND")) {
            int length = rest.getInt();
            name = text(rest.position());
            rest.getInt();
            if (width == 0) {
                demand(name.equals("IHDR"));
                width = rest.getInt(rest.position());
                height = rest.getInt(rest.position() + 4);
            }
            demandStill(name.equals("acTL"));
            skip(length + 4L);
        }
        demand(!rest.hasRemaining());
    }

    /** Segments: marker, length, content; the frame's tells the size, the pixels come last. */
    private void jpeg() {
        rest.position(2);
        int marker = 0;
        while (marker != 0xda) {
            demand((rest.get() & 0xff) == 0xff);
            marker = rest.get() & 0xff;
            int length = rest.getShort(rest.position()) & 0xffff;
            if (isFrame(marker)) {
                height = rest.getShort(rest.position() + 3) & 0xffff;
                width = rest.getShort(rest.position() + 5) & 0xffff;
            }
            demand(length >= 2);
            skip(length);
        }
        int end = content.length - 2;
        demand(rest.position() <= end && (rest.getShort(end) & 0xffff) == 0xffd9);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }

    /** Chunks: name, length, content, a byte more where that makes it even. */
    private void webp() {
        rest.order(ByteOrder.LITTLE_ENDIAN).position(4);
        demand(rest.getInt() == content.length - 8);
        rest.position(12);
        while (rest.hasRemaining()) {
            String name = text(rest.position());
            rest.getInt();
            int length = rest.getInt();
            webpSize(name, rest.position());
            skip(length + (length & 1L));
        }
        demand(width > 0);
    }

    private void webpSize(String name, int at) {
        switch (name) {
            case "VP8X" -> {
                demandStill((rest.get(at) & 2) != 0);
                demandAlike((rest.getInt(at + 3) >>> 8) + 1, (rest.getInt(at + 6) >>> 8) + 1);
            }
            case "VP8L" -> {
                int packed = rest.getInt(at + 1);
                demand(rest.get(at) == 0x2f);
                demandAlike((packed & 0x3fff) + 1, (packed >>> 14 & 0x3fff) + 1);
            }
            case "VP8 " -> {
                demand((rest.getInt(at + 2) >>> 8) == 0x2a019d);
                demandAlike(rest.getShort(at + 6) & 0x3fff, rest.getShort(at + 8) & 0x3fff);
            }
            default -> demandStill(name.startsWith("ANI") || name.equals("ANMF"));
        }
    }

    /** Two places may tell the size. */
    private void demandAlike(int foundWidth, int foundHeight) {
        demand(width == 0 || width == foundWidth && height == foundHeight);
        width = foundWidth;
        height = foundHeight;
    }

    private String text(int at) {
        demand(at + 4 <= content.length);
        return new String(content, at, 4, StandardCharsets.US_ASCII);
    }

    private void skip(long bytes) {
        demand(bytes >= 0 && bytes <= rest.remaining());
        rest.position(rest.position() + (int) bytes);
    }

    private static void demandStill(boolean moves) {
        if (moves) {
            throw refusal("must not move");
        }
    }

    private static void demand(boolean sound) {
        if (!sound) {
            throw new IllegalArgumentException();
        }
    }

    private static RuntimeException refusal(String reason) {
        return INVALID_PARAMETER.with("logo", reason);
    }
}
