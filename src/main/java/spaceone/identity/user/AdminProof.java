package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Whether an administrator shows again who they are before they act on another administrator, give
 * or take a role, or make a secret that acts by itself. Clients of the published API cannot answer
 * that question, so it is asked where the installation wants it ({@code
 * identity.access.admin-proof}). Judges passwords, so it is never called in a transaction.
 */
@ApplicationScoped
public class AdminProof {

    @Inject
    @Configured(Setting.ACCESS_ADMIN_PROOF)
    String wanted;

    @Inject OwnProof ownProof;
    @Inject Users users;

    /** For roles, and for secrets of apps. */
    public void demand(OwnAccount.Self self, @Nullable String currentPassword) {
        if (isWanted()) {
            ownProof.demandRecent(self, currentPassword);
        }
    }

    private boolean isWanted() {
        return wanted.strip().equalsIgnoreCase("stale");
    }

    /** For acts on somebody, if they administer the domain and are somebody else. */
    public void demandOver(
            OwnAccount.Self self,
            String domainId,
            String userId,
            @Nullable String currentPassword) {
        boolean guarded =
                isWanted()
                        && users.find(domainId, userId)
                                .filter(User::isAdministrator)
                                .filter(other -> !other.userId().equals(self.userId()))
                                .isPresent();
        if (guarded) {
            demand(self, currentPassword);
        }
    }
}
