package spaceone.identity.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import spaceone.identity.schema.Readiness;

/**
 * {@code /health/live}: the process answers and has its files. It asks nobody else: a restart mends
 * neither a database nor a mail server.
 */
@Liveness
@ApplicationScoped
public class LiveCheck implements HealthCheck {

    @Inject Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity-live").status(readiness.isWhole()).build();
    }
}
