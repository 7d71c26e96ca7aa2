package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spaceone.identity.IdentityException;

/**
 * Asks for a passkey at a sign-in and judges what it signed. The challenge is taken before anything
 * is looked at, and the signature is judged outside of any transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasskeyProof {

    private static final int LONGEST_ID = 1_023;

    @Inject PasskeySite site;
    @Inject PasskeyChallenges challenges;
    @Inject Passkeys passkeys;

    /** For somebody who has not said who they are. */
    public JsonObject ask(String domainId) {
        RelyingParty party = site.get(domainId);
        byte[] challenge =
                challenges.open(
                        PasskeyPurpose.SIGN_IN,
                        new PasskeyChallenges.Bound(domainId, null, null, null));
        return PasskeyOptions.toSign(party, challenge, List.of());
    }

    /** As {@link #ask}, and good for nothing. */
    public JsonObject pretend() {
        return PasskeyOptions.toSign(site.get(), PasskeyChallenges.random(32), List.of());
    }

    /** For somebody who has proven their password; empty where they have no passkey. */
    public Optional<JsonObject> ask(String domainId, long userKey) {
        return ask(PasskeyPurpose.SECOND_FACTOR, domainId, userKey, null);
    }

    /** For somebody who is signed in and tries theirs; empty where they have none. */
    public Optional<JsonObject> askToTry(String domainId, long userKey, String sessionId) {
        return ask(PasskeyPurpose.TRY, domainId, userKey, sessionId);
    }

    private Optional<JsonObject> ask(
            PasskeyPurpose purpose, String domainId, long userKey, @Nullable String sessionId) {
        List<Passkey> own = passkeys.list(userKey);
        Optional<RelyingParty> party = own.isEmpty() ? Optional.empty() : site.find(domainId);
        return party.map(
                of -> {
                    byte[] challenge =
                            challenges.open(
                                    purpose,
                                    new PasskeyChallenges.Bound(
                                            domainId, userKey, sessionId, null));
                    return PasskeyOptions.toSign(of, challenge, own);
                });
    }

    /** Whose passkey this names, whether or not they have signed with it. */
    public Optional<Long> owner(String domainId, JsonObject credential) {
        return credentialId(credential)
                .flatMap(id -> passkeys.find(domainId, id))
                .map(Passkey::userKey);
    }

    private static Optional<byte[]> credentialId(JsonObject credential) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(credential.getString("id", "")))
                    .filter(id -> id.length > 0 && id.length <= LONGEST_ID);
        } catch (IllegalArgumentException | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** Alone, it is both factors: its device has made sure of who holds it. */
    public ProvenPasskey proveAlone(String domainId, JsonObject credential) {
        return prove(PasskeyPurpose.SIGN_IN, domainId, null, null, credential);
    }

    public ProvenPasskey proveSecond(String domainId, long userKey, JsonObject credential) {
        return prove(PasskeyPurpose.SECOND_FACTOR, domainId, userKey, null, credential);
    }

    public ProvenPasskey proveTried(
            String domainId, long userKey, String sessionId, JsonObject credential) {
        return prove(PasskeyPurpose.TRY, domainId, userKey, sessionId, credential);
    }

    private ProvenPasskey prove(
            PasskeyPurpose purpose,
            String domainId,
            @Nullable Long userKey,
            @Nullable String sessionId,
            JsonObject credential) {
        RelyingParty party = site.get(domainId);
        try {
            WebAuthn.Signed signed = WebAuthn.readSigned(credential.toString());
            PasskeyChallenges.Bound bound =
                    challenges
                            .take(purpose, domainId, signed.challenge())
                            .orElseThrow(() -> new PasskeyRefused(PasskeyFault.CHALLENGE));
            demand(userKey == null || userKey.equals(bound.userKey()), PasskeyFault.CHALLENGE);
            demand(Objects.equals(sessionId, bound.session()), PasskeyFault.CHALLENGE);
            Passkey passkey =
                    passkeys.find(domainId, signed.credentialId())
                            .orElseThrow(() -> new PasskeyRefused(PasskeyFault.CREDENTIAL));
            demandOwner(passkey, userKey, signed);
            long counter =
                    WebAuthn.judge(party, signed.challenge(), signed, passkey, userKey == null);
            return new ProvenPasskey(passkey.passkeyId(), passkey.userKey(), counter);
        } catch (PasskeyRefused refusal) {
            throw refused(refusal);
        }
    }

    /** Alone, the device has to say whose passkey it is: nobody else has. */
    private static void demandOwner(Passkey passkey, @Nullable Long userKey, WebAuthn.Signed signed)
            throws PasskeyRefused {
        demand(userKey == null || userKey == passkey.userKey(), PasskeyFault.CREDENTIAL);
        byte[] handle = signed.handle();
        boolean said = handle != null && handle.length > 0;
        demand(said || userKey != null, PasskeyFault.USER);
        demand(!said || Arrays.equals(handle, passkey.userHandle()), PasskeyFault.USER);
    }

    private static void demand(boolean fine, PasskeyFault fault) throws PasskeyRefused {
        if (!fine) {
            throw new PasskeyRefused(fault);
        }
    }

    /** The reason is the record's: who signs in learns that it failed. */
    private static IdentityException refused(PasskeyRefused refusal) {
        return MfaError.PASSKEY_NOT_ACCEPTED
                .with()
                .recorded(Map.of("cause", refusal.fault().name()));
    }
}
