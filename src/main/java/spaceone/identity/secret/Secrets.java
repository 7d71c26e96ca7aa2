package spaceone.identity.secret;

import static spaceone.identity.secret.SecretError.SECRET_UNREADABLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Seals small secrets for storage and makes keyed hashes. What was sealed for one context cannot be
 * opened in another.
 */
@ApplicationScoped
public class Secrets {

    private final List<MasterKey> keys;

    /** Only for the container's proxies. */
    Secrets() {
        keys = List.of();
    }

    /**
     * @param list comma-separated keys, as in the configuration
     */
    public Secrets(String list) {
        this(MasterKey.parse(list, "identity.secret.key"));
    }

    @Inject
    Secrets(
            @Configured(Setting.SECRET_KEY) Optional<String> configured,
            @Configured(Setting.DATA_DIR) String directory) {
        this(
                configured
                        .map(list -> MasterKey.parse(list, "identity.secret.key"))
                        .orElseGet(() -> fromFile(new KeyFile(Path.of(directory)))));
    }

    private Secrets(List<MasterKey> keys) {
        this.keys = keys;
    }

    /** A file may have a key a line as well: what an editor adds must not become part of one. */
    private static List<MasterKey> fromFile(KeyFile file) {
        String oneLine = file.readOrCreate().strip().replaceAll("\\R+", ",");
        return MasterKey.parse(oneLine, file.path().toString());
    }

    /** A key that is refused shall stop the deployment, not the first request that needs it. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

    /**
     * @param row the primary key of the row it is sealed for
     */
    public String seal(String plain, SealedColumn column, String row) {
        return seal(plain, column.context(row));
    }

    public String open(String sealed, SealedColumn column, String row) {
        return open(sealed, column.context(row));
    }

    String seal(String plain, String context) {
        return SealedText.seal(keys.get(0), plain, context).text();
    }

    String open(String sealed, String context) {
        SealedText text = SealedText.parse(sealed);
        MasterKey key =
                keys.stream()
                        .filter(candidate -> candidate.id().equals(text.keyId()))
                        .findFirst()
                        .orElseThrow(() -> SECRET_UNREADABLE.with("no key " + text.keyId()));
        return text.open(key, context);
    }

    /** The id of the key that seals. */
    String sealingKey() {
        return keys.get(0).id();
    }

    /** Whether one of our keys is among these ids. */
    boolean opensAnyOf(Set<String> ids) {
        return keys.stream().map(MasterKey::id).anyMatch(ids::contains);
    }

    /** The ids of the keys that open and seal no more. */
    Set<String> olderKeys() {
        Set<String> ids = new LinkedHashSet<>();
        keys.forEach(key -> ids.add(key.id()));
        ids.remove(sealingKey());
        return ids;
    }

    /** HMAC-SHA256 with the current key of that purpose; where one part ends is part of it. */
    public byte[] mac(String purpose, byte[]... parts) {
        return mac(keys.get(0), purpose, parts);
    }

    /** Whether one of our keys, also an older one, made this hash. Takes the same time for all. */
    public boolean isMac(byte[] mac, String purpose, byte[]... parts) {
        boolean found = false;
        for (MasterKey key : keys) {
            found |= MessageDigest.isEqual(mac, mac(key, purpose, parts));
        }
        return found;
    }

    private static byte[] mac(MasterKey key, String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.derive("mac/" + purpose), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
