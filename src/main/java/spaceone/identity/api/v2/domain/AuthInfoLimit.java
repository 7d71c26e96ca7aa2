package spaceone.identity.api.v2.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import spaceone.identity.CommonError;
import spaceone.identity.audit.Actor;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;
import spaceone.identity.verification.Quotas;

/**
 * How often one address may ask which domains there are (docs/contract/tenancy.md). Pages ask once
 * when they are opened, and many people may share an address; whoever tries names needs many more.
 */
@ApplicationScoped
class AuthInfoLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject Quotas quotas;
    @Inject Actor actor;

    @Inject
    @Configured(Setting.TENANCY_AUTH_INFO_LIMIT)
    int most;

    void take() {
        if (!quotas.takeFrom(actor.source(), "auth-info", most, MINUTE)) {
            throw CommonError.TOO_MANY_REQUESTS.with();
        }
    }
}
