package spaceone.identity.mfa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.tenancy.Domains;

/** For whom passkeys sign in this installation, if there can be any. */
@ApplicationScoped
class PasskeySite {

    @Inject Domains domains;

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

    /** Of a domain; one that says nothing itself, or that is not there, is as all others. */
    Optional<RelyingParty> find(String domainId) {
        return rules(domainId).party().or(this::find);
    }

    RelyingParty get(String domainId) {
        return find(domainId).orElseThrow(MfaError.PASSKEYS_OFF::with);
    }

    /** What a domain says of its passkeys. */
    PasskeyRules rules(String domainId) {
        return domains.find(domainId)
                .map(domain -> FactorPolicy.of(domain).passkeys())
                .orElse(PasskeyRules.NONE);
    }

    /** Where a domain does not say so itself. */
    RelyingParty get() {
        return find().orElseThrow(MfaError.PASSKEYS_OFF::with);
    }

    private Optional<RelyingParty> find() {
        return RelyingParty.of(site, origins, ownPages.orElse(console));
    }
}
