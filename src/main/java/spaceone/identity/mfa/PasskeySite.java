package spaceone.identity.mfa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** For whom passkeys sign in this installation, if there can be any. */
@ApplicationScoped
class PasskeySite {

    @Inject
    @Configured(Setting.MFA_PASSKEY_RP_ID)
    Optional<String> site;

    @Inject
    @Configured(Setting.MFA_PASSKEY_ORIGINS)
    Set<String> origins;

    @Inject
    @Configured(Setting.MAIL_UNDO_URL)
    Optional<String> ownPages;

    @Inject
    @Configured(Setting.CONSOLE_URL)
    String console;

    @Inject
    @Configured(Setting.MFA_ISSUER)
    String issuer;

    /** What devices show beside a passkey. */
    String name() {
        return issuer;
    }

    Optional<RelyingParty> find() {
        return RelyingParty.of(site, origins, ownPages.orElse(console));
    }

    RelyingParty get() {
        return find().orElseThrow(MfaError.PASSKEYS_OFF::with);
    }
}
