package spaceone.identity.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import spaceone.identity.schema.Readiness;

/** {@code /health/started}: the tables are what this release needs. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {

    @Inject Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity-started").status(readiness.isStarted()).build();
    }
}
