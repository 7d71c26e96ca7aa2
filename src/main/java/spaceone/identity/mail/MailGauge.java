package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * What operators watch: a queue that only grows means that mails do not get out. The one class that
 * knows MicroProfile Metrics, which not every server has.
 */
@ApplicationScoped
public class MailGauge {

    @Inject Deliveries deliveries;

    /** A gauge exists from the moment its bean does, and nobody else asks for this one. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

    @Gauge(name = "identity_mails_queued", absolute = true, unit = MetricUnits.NONE)
    public long queued() {
        return deliveries.queued();
    }
}
