package spaceone.identity.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: this node is to be given work; says the same as {@code /check}. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {

    @Inject spaceone.identity.schema.Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity-ready").status(readiness.isReady()).build();
    }
}
