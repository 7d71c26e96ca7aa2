package spaceone.identity.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import spaceone.identity.mail.OutboxWatch;

/** Told beside {@code /health/ready}: how long mails wait. It is always up, see the package. */
@Readiness
@ApplicationScoped
public class OutboxCheck implements HealthCheck {

    @Inject OutboxWatch outbox;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder check = HealthCheckResponse.named("identity-outbox").up();
        outbox.backlog()
                .ifPresent(
                        waiting ->
                                check.withData("late", outbox.isLate())
                                        .withData("mails", waiting.mails())
                                        .withData("oldest_seconds", waiting.oldest().toSeconds()));
        return check.build();
    }
}
