package spaceone.identity.secret;

import static spaceone.identity.secret.SecretError.SECRET_UNREADABLE;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret as it is stored: {@code v1.<key id>.<nonce, cipher text and tag>}. The tag covers the
 * head and the context, so neither can be exchanged.
 */
record SealedText(String keyId, byte[] body) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TEXT = Pattern.compile("v1\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    static SealedText parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw SECRET_UNREADABLE.with("not a sealed secret");
        }
        try {
            return new SealedText(parts.group(1), Base64.getUrlDecoder().decode(parts.group(2)));
        } catch (IllegalArgumentException e) {
            throw SECRET_UNREADABLE.with("not a sealed secret");
        }
    }

    static SealedText seal(MasterKey key, String plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = plain.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(text);
            ByteBuffer body = ByteBuffer.allocate(nonce.length + sealed.length);
            return new SealedText(key.id(), body.put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String open(MasterKey key, String context) {
        if (body.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw SECRET_UNREADABLE.with("not a sealed secret");
        }
        byte[] nonce = Arrays.copyOf(body, NONCE_BYTES);
        try {
            byte[] plain =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, context)
                            .doFinal(body, NONCE_BYTES, body.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw SECRET_UNREADABLE.with("altered, or moved from another place");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return head(keyId) + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    }

    private static Cipher cipher(int mode, MasterKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(key.derive("seal"), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((head(key.id()) + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    static String head(String keyId) {
        return "v1." + keyId + ".";
    }
}
