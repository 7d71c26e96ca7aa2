package spaceone.identity.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import spaceone.identity.housekeeping.Duties;

/**
 * Told beside {@code /health/ready}: when this node last did each chore. It is always up: what is
 * not cleared away hurts nobody yet.
 */
@Readiness
@ApplicationScoped
public class HousekeepingCheck implements HealthCheck {

    @Inject Duties duties;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("identity-housekeeping").up();
        duties.standings().forEach(chore -> tell(check, chore));
        return check.build();
    }

    private static void tell(HealthCheckResponseBuilder check, Duties.Standing chore) {
        check.withData(chore.name(), chore.lastRun());
        if (chore.failures() > 0) {
            check.withData(chore.name() + "-failures", chore.failures());
        }
    }
}
