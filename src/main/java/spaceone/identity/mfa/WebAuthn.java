package spaceone.identity.mfa;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.MissingChallengeException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.NotAllowedCredentialIdException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one place that knows the library that judges what passkeys sign: WebAuthn4J does all of the
 * cryptography. It is loaded when the first passkey is looked at, not at the start.
 */
final class WebAuthn {

    /** COSE's numbers of ES256, EdDSA and RS256, the ones wanted most first. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final Logger LOG = System.getLogger(WebAuthn.class.getName());

    private static final Map<Class<? extends WebAuthnException>, PasskeyFault> FAULTS = faults();

    /** What a device has signed. {@code handle} is null where it keeps none. */
    record Signed(byte[] credentialId, byte[] handle, byte[] challenge, AuthenticationData data) {}

    /** What was made, to be judged. */
    record Fresh(byte[] challenge, RegistrationData data) {}

    private WebAuthn() {}

    private static final class Library {
        static final ObjectConverter CONVERTER = new ObjectConverter();

        /** Judges no attestation: a device's maker is not what we trust. */
        static final WebAuthnManager MANAGER =
                WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
    }

    static Fresh readMade(String json) throws PasskeyRefused {
        RegistrationData data = judged(() -> Library.MANAGER.parseRegistrationResponseJSON(json));
        boolean complete =
                data.getAttestationObject() != null
                        && data.getAttestationObject()
                                        .getAuthenticatorData()
                                        .getAttestedCredentialData()
                                != null;
        if (!complete) {
            throw new PasskeyRefused(PasskeyFault.MALFORMED);
        }
        return new Fresh(challenge(data.getCollectedClientData()), data);
    }

    static NewPasskey judge(RelyingParty party, byte[] challenge, Fresh fresh)
            throws PasskeyRefused {
        List<PublicKeyCredentialParameters> algorithms =
                ALGORITHMS.stream()
                        .map(
                                number ->
                                        new PublicKeyCredentialParameters(
                                                PublicKeyCredentialType.PUBLIC_KEY,
                                                COSEAlgorithmIdentifier.create(number)))
                        .toList();
        RegistrationParameters wanted =
                new RegistrationParameters(server(party, challenge), algorithms, true, true);
        RegistrationData data = judged(() -> Library.MANAGER.verify(fresh.data(), wanted));
        AuthenticatorData<?> told = data.getAttestationObject().getAuthenticatorData();
        AttestedCredentialData made = told.getAttestedCredentialData();
        Set<AuthenticatorTransport> transports =
                data.getTransports() == null ? Set.of() : data.getTransports();
        return new NewPasskey(
                made.getCredentialId(),
                Library.CONVERTER.getCborMapper().writeValueAsBytes(made.getCOSEKey()),
                told.getSignCount(),
                made.getAaguid().getValue(),
                transports.stream().map(AuthenticatorTransport::getValue).sorted().toList(),
                told.isFlagBS());
    }

    static Signed readSigned(String json) throws PasskeyRefused {
        AuthenticationData data =
                judged(() -> Library.MANAGER.parseAuthenticationResponseJSON(json));
        if (data.getCredentialId() == null
                || data.getAuthenticatorData() == null
                || data.getSignature() == null) {
            throw new PasskeyRefused(PasskeyFault.MALFORMED);
        }
        return new Signed(
                data.getCredentialId(),
                data.getUserHandle(),
                challenge(data.getCollectedClientData()),
                data);
    }

    /** The counter that the device has told. */
    static long judge(
            RelyingParty party,
            byte[] challenge,
            Signed signed,
            Passkey passkey,
            boolean userVerified)
            throws PasskeyRefused {
        return judged(
                () -> {
                    AttestedCredentialData key =
                            new AttestedCredentialData(
                                    AAGUID.ZERO,
                                    passkey.credentialId(),
                                    Library.CONVERTER
                                            .getCborMapper()
                                            .readValue(passkey.publicKey(), COSEKey.class));
                    // Nothing is known of whether it may be backed up: that is not held against it.
                    CredentialRecordImpl known =
                            new CredentialRecordImpl(
                                    new NoneAttestationStatement(),
                                    null,
                                    null,
                                    null,
                                    passkey.counter(),
                                    key,
                                    null,
                                    null,
                                    null,
                                    null);
                    AuthenticationParameters wanted =
                            new AuthenticationParameters(
                                    server(party, challenge),
                                    known,
                                    List.of(passkey.credentialId()),
                                    userVerified,
                                    true);
                    return Library.MANAGER
                            .verify(signed.data(), wanted)
                            .getAuthenticatorData()
                            .getSignCount();
                });
    }

    private static ServerProperty server(RelyingParty party, byte[] challenge) {
        return ServerProperty.builder()
                .origins(party.origins().stream().map(Origin::new).collect(Collectors.toSet()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static byte[] challenge(CollectedClientData client) throws PasskeyRefused {
        if (client == null || client.getChallenge() == null) {
            throw new PasskeyRefused(PasskeyFault.MALFORMED);
        }
        return client.getChallenge().getValue();
    }

    /** The library refuses in many ways what a client may send; none of them is our fault. */
    private static <T> T judged(Supplier<T> work) throws PasskeyRefused {
        try {
            T result = work.get();
            if (result == null) {
                throw new PasskeyRefused(PasskeyFault.MALFORMED);
            }
            return result;
        } catch (DataConversionException e) {
            throw new PasskeyRefused(PasskeyFault.MALFORMED);
        } catch (WebAuthnException e) {
            throw new PasskeyRefused(fault(e));
        } catch (RuntimeException e) {
            // What is broken enough may trip it anywhere.
            LOG.log(Level.DEBUG, "What a passkey was said to have signed cannot be read", e);
            throw new PasskeyRefused(PasskeyFault.MALFORMED);
        }
    }

    private static PasskeyFault fault(WebAuthnException refusal) {
        return FAULTS.entrySet().stream()
                .filter(each -> each.getKey().isInstance(refusal))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(PasskeyFault.OTHER);
    }

    private static Map<Class<? extends WebAuthnException>, PasskeyFault> faults() {
        Map<Class<? extends WebAuthnException>, PasskeyFault> faults = new LinkedHashMap<>();
        faults.put(InconsistentClientDataTypeException.class, PasskeyFault.TYPE);
        faults.put(BadChallengeException.class, PasskeyFault.CHALLENGE);
        faults.put(MissingChallengeException.class, PasskeyFault.CHALLENGE);
        faults.put(BadOriginException.class, PasskeyFault.ORIGIN);
        faults.put(BadTopOriginException.class, PasskeyFault.CROSS_ORIGIN);
        faults.put(CrossOriginException.class, PasskeyFault.CROSS_ORIGIN);
        faults.put(BadRpIdException.class, PasskeyFault.RP_ID);
        faults.put(BadAlgorithmException.class, PasskeyFault.ALGORITHM);
        faults.put(NotAllowedAlgorithmException.class, PasskeyFault.ALGORITHM);
        faults.put(BadSignatureException.class, PasskeyFault.SIGNATURE);
        faults.put(MaliciousCounterValueException.class, PasskeyFault.COUNTER);
        faults.put(UserNotPresentException.class, PasskeyFault.NOT_PRESENT);
        faults.put(UserNotVerifiedException.class, PasskeyFault.NOT_VERIFIED);
        faults.put(NotAllowedCredentialIdException.class, PasskeyFault.CREDENTIAL);
        return faults;
    }
}
