package spaceone.identity.mfa;

import java.util.List;
import java.util.UUID;

/** What a device has made and told of itself. {@code publicKey}: as COSE writes it. */
public record NewPasskey(
        byte[] credentialId,
        byte[] publicKey,
        long counter,
        UUID aaguid,
        List<String> transports,
        boolean backedUp) {}
