package spaceone.testkit;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A passkey and the browser before it, in software: does what the options say, unless it is told to
 * lie.
 */
public final class SoftKey {

    public static final int ES256 = -7;
    public static final int EDDSA = -8;
    public static final int RS256 = -257;
    public static final int ES384 = -35;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final ObjectConverter CONVERTER = new ObjectConverter();

    private final int algorithm;
    private final KeyPair pair;
    private byte[] id = new byte[32];
    private byte[] handle = new byte[0];
    private UUID model = new UUID(0, 0);
    private long counter;
    private String origin;
    private String site;
    private String type;
    private byte[] challenge;
    private boolean verifies = true;
    private boolean present = true;
    private boolean framed;
    private boolean cut;
    private boolean spoilt;

    private SoftKey(int algorithm, String origin) {
        this.algorithm = algorithm;
        this.origin = origin;
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(
                            switch (algorithm) {
                                case EDDSA -> "Ed25519";
                                case RS256 -> "RSA";
                                default -> "EC";
                            });
            if (generator.getAlgorithm().equals("EC")) {
                generator.initialize(
                        new ECGenParameterSpec(algorithm == ES384 ? "secp384r1" : "secp256r1"));
            }
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        new SecureRandom().nextBytes(id);
    }

    public static SoftKey at(String origin) {
        return new SoftKey(ES256, origin);
    }

    public static SoftKey of(int algorithm, String origin) {
        return new SoftKey(algorithm, origin);
    }

    /** As its maker names the model (AAGUID). */
    public SoftKey ofModel(UUID model) {
        this.model = model;
        return this;
    }

    public SoftKey from(String origin) {
        this.origin = origin;
        return this;
    }

    public SoftKey forSite(String site) {
        this.site = site;
        return this;
    }

    public SoftKey typed(String type) {
        this.type = type;
        return this;
    }

    public SoftKey challenged(byte[] challenge) {
        this.challenge = challenge;
        return this;
    }

    public SoftKey handled(byte[] handle) {
        this.handle = handle;
        return this;
    }

    public SoftKey named(byte[] id) {
        this.id = id;
        return this;
    }

    public SoftKey counting(long counter) {
        this.counter = counter;
        return this;
    }

    public SoftKey verifying(boolean verifies) {
        this.verifies = verifies;
        return this;
    }

    public SoftKey touched(boolean present) {
        this.present = present;
        return this;
    }

    public SoftKey inAFrame() {
        framed = true;
        return this;
    }

    public SoftKey cut() {
        cut = true;
        return this;
    }

    public SoftKey spoilt() {
        spoilt = true;
        return this;
    }

    public byte[] id() {
        return id.clone();
    }

    public byte[] handle() {
        return handle.clone();
    }

    /** {@code navigator.credentials.create}, as {@code toJSON} writes its result. */
    public JsonObject create(JsonObject options) {
        handle = DECODER.decode(options.getJsonObject("user").getString("id"));
        byte[] client = client("webauthn.create", options);
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put(
                "authData", authenticator(options.getJsonObject("rp").getString("id"), key()));
        byte[] made = CONVERTER.getCborMapper().writeValueAsBytes(attestation);
        JsonArray transports = Json.createArrayBuilder().add("internal").add("hybrid").build();
        return credential(
                Json.createObjectBuilder()
                        .add("clientDataJSON", text(client))
                        .add("attestationObject", text(cut ? half(made) : made))
                        .add("transports", transports));
    }

    /** {@code navigator.credentials.get}, as {@code toJSON} writes its result. */
    public JsonObject get(JsonObject options) {
        byte[] client = client("webauthn.get", options);
        byte[] data = authenticator(options.getString("rpId"), new byte[0]);
        byte[] signature = sign(data, client);
        if (spoilt) {
            signature = sign(data, "another".getBytes(StandardCharsets.UTF_8));
        }
        JsonObjectBuilder response =
                Json.createObjectBuilder()
                        .add("clientDataJSON", text(client))
                        .add("authenticatorData", text(cut ? half(data) : data))
                        .add("signature", text(signature));
        if (handle.length > 0) {
            response.add("userHandle", text(handle));
        }
        return credential(response);
    }

    private JsonObject credential(JsonObjectBuilder response) {
        return Json.createObjectBuilder()
                .add("id", text(id))
                .add("rawId", text(id))
                .add("type", "public-key")
                .add("authenticatorAttachment", "platform")
                .add("response", response)
                .add("clientExtensionResults", Json.createObjectBuilder())
                .build();
    }

    private byte[] client(String usual, JsonObject options) {
        byte[] signed =
                challenge == null ? DECODER.decode(options.getString("challenge")) : challenge;
        JsonObjectBuilder client =
                Json.createObjectBuilder()
                        .add("type", type == null ? usual : type)
                        .add("challenge", text(signed))
                        .add("origin", origin)
                        .add("crossOrigin", framed);
        if (framed) {
            client.add("topOrigin", "https://evil.example.com");
        }
        return client.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticator(String usual, byte[] key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(sha256((site == null ? usual : site).getBytes(StandardCharsets.UTF_8)));
        out.write((present ? 1 : 0) | (verifies ? 4 : 0) | (key.length > 0 ? 64 : 0));
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) counter).array());
        if (key.length > 0) {
            out.writeBytes(
                    ByteBuffer.allocate(16)
                            .putLong(model.getMostSignificantBits())
                            .putLong(model.getLeastSignificantBits())
                            .array());
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            out.writeBytes(id);
            out.writeBytes(key);
        }
        return out.toByteArray();
    }

    private byte[] key() {
        COSEKey key =
                switch (algorithm) {
                    case EDDSA ->
                            EdDSACOSEKey.create(
                                    (EdECPublicKey) pair.getPublic(),
                                    COSEAlgorithmIdentifier.EdDSA);
                    case RS256 ->
                            RSACOSEKey.create(
                                    (RSAPublicKey) pair.getPublic(), COSEAlgorithmIdentifier.RS256);
                    default ->
                            EC2COSEKey.create(
                                    (ECPublicKey) pair.getPublic(),
                                    COSEAlgorithmIdentifier.create(algorithm));
                };
        return CONVERTER.getCborMapper().writeValueAsBytes(key);
    }

    private byte[] sign(byte[] data, byte[] client) {
        try {
            Signature signature =
                    Signature.getInstance(
                            switch (algorithm) {
                                case EDDSA -> "Ed25519";
                                case RS256 -> "SHA256withRSA";
                                case ES384 -> "SHA384withECDSA";
                                default -> "SHA256withECDSA";
                            });
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] half(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }

    private static String text(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
