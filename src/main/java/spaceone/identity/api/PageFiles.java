package spaceone.identity.api;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import spaceone.identity.Sha256;

/**
 * The files that pages are made of, read and compressed once. Together they have a version; under
 * an address with it they never change, so browsers keep them. The page itself names that address.
 */
final class PageFiles {

    /** Under it, and a version, every file is found once more. */
    static final String LASTING = "/at/";

    private static final String PAGE = "/index.html";
    private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)+");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "css", "text/css;charset=UTF-8",
                    "json", "application/json;charset=UTF-8",
                    "svg", "image/svg+xml");

    /** A file as it is sent, with what tells it from what it was or will be. */
    record PageFile(byte[] plain, byte[] zipped, String type, String tag) {}

    private final ServletContext context;
    private final boolean changing;
    private final String version;
    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    /** {@code changing}: whether they are read anew each time, and last nowhere. */
    PageFiles(ServletContext context, boolean changing) {
        this.context = context;
        this.changing = changing;
        MessageDigest digest = Sha256.digest();
        for (String path : paths("/")) {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            bytes(path).ifPresent(digest::update);
        }
        version = HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    String version() {
        return version;
    }

    /**
     * What is not there is not remembered, and what is there under one name only: anybody may ask
     * for any name, and servers take {@code /js/./app.js} for the same.
     */
    Optional<PageFile> find(String path) {
        String name = path.equals("/") ? PAGE : path;
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return changing
                ? read(name)
                : Optional.ofNullable(read.computeIfAbsent(name, each -> read(each).orElse(null)));
    }

    private Optional<PageFile> read(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        return type == null
                ? Optional.empty()
                : bytes(path)
                        .map(plain -> path.equals(PAGE) && !changing ? named(plain) : plain)
                        .map(plain -> new PageFile(plain, zipped(plain), type, tag(plain)));
    }

    /** Its scripts and styles, and with them all that those load, under addresses that last. */
    private byte[] named(byte[] page) {
        return new String(page, StandardCharsets.UTF_8)
                .replaceAll("(href|src)=\"((css|js|webjars)/)", "$1=\"at/" + version + "/$2")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Set<String> paths(String below) {
        Set<String> all = new TreeSet<>();
        Set<String> here = context.getResourcePaths(below);
        for (String path : here == null ? Set.<String>of() : here) {
            if (!path.endsWith("/")) {
                if (PagesFilter.serves(path)) {
                    all.add(path);
                }
            } else if (PagesFilter.serves(path)) {
                all.addAll(paths(path));
            }
        }
        return all;
    }

    private Optional<byte[]> bytes(String path) {
        try (InputStream file = open(path)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Servers keep what they read for some seconds: what changes is read where it lies. */
    private InputStream open(String path) throws IOException {
        String file = changing ? context.getRealPath(path) : null;
        return file != null && Files.isRegularFile(Path.of(file))
                ? Files.newInputStream(Path.of(file))
                : context.getResourceAsStream(path);
    }

    private static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return zipped.toByteArray();
    }

    private static String tag(byte[] plain) {
        return HexFormat.of().formatHex(Sha256.of(plain), 0, 8);
    }
}
