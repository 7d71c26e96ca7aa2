package spaceone.identity.mfa;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.Users;

/** A user's view of the devices on which they are not asked for the second factor. */
@Stateless
public class OwnDevices {

    @Inject Users users;
    @Inject TrustedDevices trustedDevices;

    public List<TrustedDevice> list(OwnAccount.Self self) {
        return trustedDevices.list(users.get(self.domainId(), self.userId()));
    }

    /** Those named, or all. */
    public void revoke(OwnAccount.Self self, List<String> deviceIds) {
        trustedDevices.revoke(users.get(self.domainId(), self.userId()), deviceIds);
    }
}
