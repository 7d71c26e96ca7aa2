package spaceone.identity.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;
import spaceone.identity.StartRefused;

/** One text the operator keeps secret, and the keys derived from it. Its id may be shown. */
final class MasterKey {

    private static final int SHORTEST = 32;
    private static final int KEY_BYTES = 32;

    private final byte[] material;
    private final String id;
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();

    private MasterKey(String text) {
        material = text.getBytes(StandardCharsets.UTF_8);
        id = HexFormat.of().formatHex(expand("id"), 0, 4);
    }

    /**
     * All keys of a comma-separated list.
     *
     * @param origin what to name when the list is refused, for the list itself must not be shown
     */
    static List<MasterKey> parse(String list, String origin) {
        List<String> texts =
                Arrays.stream(list.split(","))
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .toList();
        if (texts.isEmpty()) {
            throw StartRefused.because(origin + " is there but has no key in it.");
        }
        for (int i = 0; i < texts.size(); i++) {
            int length = texts.get(i).length();
            if (length < SHORTEST) {
                throw StartRefused.because(
                        origin
                                + ": key "
                                + (i + 1)
                                + " has "
                                + length
                                + " characters, at least "
                                + SHORTEST
                                + " are needed (commas separate keys). A good one is 32 random bytes in"
                                + " base64.");
            }
        }
        return texts.stream().map(MasterKey::new).toList();
    }

    String id() {
        return id;
    }

    /** The key for one purpose. Purposes are constants of our code, so this does not grow. */
    byte[] derive(String purpose) {
        return derived.computeIfAbsent(purpose, this::expand);
    }

    private byte[] expand(String purpose) {
        byte[] info = ("spaceone.identity/" + purpose).getBytes(StandardCharsets.UTF_8);
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(material, null, info));
        byte[] key = new byte[KEY_BYTES];
        hkdf.generateBytes(key, 0, key.length);
        return key;
    }
}
