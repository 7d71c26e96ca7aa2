package spaceone.identity.mfa;

import static spaceone.identity.CommonError.REQUIRED_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spaceone.identity.audit.Audit;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.OwnProof;
import spaceone.identity.user.User;
import spaceone.identity.user.Users;

/**
 * A user's own passkeys. Who adds or removes one is judged first, outside of any transaction:
 * whoever has one is in.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnPasskeys {

    private static final int HANDLE = 32;

    @Inject Users users;
    @Inject OwnProof ownProof;
    @Inject PasskeySite site;
    @Inject PasskeyChallenges challenges;
    @Inject Passkeys passkeys;
    @Inject Audit audit;

    /** Whether there can be any in their domain: pages do not offer what cannot be. */
    public boolean arePossible(OwnAccount.Self self) {
        return site.find(self.domainId()).isPresent();
    }

    public List<Passkey> list(OwnAccount.Self self) {
        return passkeys.list(users.get(self.domainId(), self.userId()).key());
    }

    /** What the browser is to make one from; good for this session alone. */
    public JsonObject begin(OwnAccount.Self self, @Nullable String currentPassword) {
        RelyingParty party = site.get(self.domainId());
        User user = users.get(self.domainId(), self.userId());
        user.demandOwnSignIn("ADD_PASSKEY");
        ownProof.demand(self, user, currentPassword);
        passkeys.demandRoom(user.key());
        List<Passkey> known = passkeys.list(user.key());
        byte[] handle =
                known.stream()
                        .findFirst()
                        .map(Passkey::userHandle)
                        .orElseGet(() -> PasskeyChallenges.random(HANDLE));
        byte[] challenge =
                challenges.open(
                        PasskeyPurpose.ADD,
                        new PasskeyChallenges.Bound(
                                user.domainId(), user.key(), self.sessionId(), handle));
        return PasskeyOptions.toAdd(
                party,
                site.name(),
                user,
                handle,
                challenge,
                known,
                !site.rules(user.domainId()).models().isEmpty());
    }

    public Passkey add(OwnAccount.Self self, String name, JsonObject credential) {
        RelyingParty party = site.get(self.domainId());
        String kept = Passkeys.named(name);
        if (credential == null) {
            throw REQUIRED_PARAMETER.with("credential");
        }
        User user = users.get(self.domainId(), self.userId());
        try {
            WebAuthn.Fresh fresh = WebAuthn.readMade(credential.toString());
            PasskeyChallenges.Bound bound =
                    challenges
                            .take(PasskeyPurpose.ADD, self.domainId(), fresh.challenge())
                            .filter(
                                    made ->
                                            Long.valueOf(user.key()).equals(made.userKey())
                                                    && self.sessionId().equals(made.session()))
                            .orElseThrow(() -> new PasskeyRefused(PasskeyFault.CHALLENGE));
            NewPasskey made = WebAuthn.judge(party, fresh.challenge(), fresh);
            if (!site.rules(user.domainId()).allows(made.aaguid())) {
                throw new PasskeyRefused(PasskeyFault.MODEL);
            }
            return passkeys.add(
                    self,
                    user,
                    Objects.requireNonNull(bound.handle(), "a new one has a handle"),
                    made,
                    kept);
        } catch (PasskeyRefused refusal) {
            audit.refused(
                    "User.add_passkey",
                    user.domainId(),
                    "User",
                    user.userId(),
                    MfaError.PASSKEY_REFUSED.code(),
                    Map.of("cause", refusal.fault().name()));
            throw MfaError.PASSKEY_REFUSED.with(refusal.fault());
        }
    }

    public Passkey rename(OwnAccount.Self self, String passkeyId, String name) {
        return passkeys.rename(self.domainId(), self.userId(), passkeyId, name);
    }

    public void remove(OwnAccount.Self self, String passkeyId, @Nullable String currentPassword) {
        User user = users.get(self.domainId(), self.userId());
        ownProof.demand(self, user, currentPassword);
        passkeys.remove(self.domainId(), self.userId(), passkeyId);
    }
}
