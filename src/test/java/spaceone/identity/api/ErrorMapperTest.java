package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

/** What a fault of ours tells, and to whom. */
class ErrorMapperTest {

    @Proves({"16.3.4", "16.5.1", "16.5.4"})
    @Test
    void theLogLearnsAllAndTheCallerAnIncident() {
        List<LogRecord> log = new ArrayList<>();
        Handler handler = handler(log);
        Logger logger = Logger.getLogger(ErrorMapper.class.getName());
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        Exception fault = new IllegalStateException("select secret from otp_secrets");
        try {
            IdentityException told = ErrorMapper.fault(fault);

            assertThat(told.getMessage())
                    .matches("Internal error\\. \\(incident = [0-9a-f]{12}\\)");
            assertThat(log).hasSize(1);
            assertThat(log.get(0).getThrown()).isSameAs(fault);
            assertThat(log.get(0).getLevel()).isEqualTo(Level.SEVERE);
            assertThat(told.getMessage())
                    .contains(log.get(0).getMessage().replace("Incident ", ""));
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(handler);
        }
    }

    private static Handler handler(List<LogRecord> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry);
            }

            @Override
            public void flush() {
                // at once
            }

            @Override
            public void close() {
                // nothing to close
            }
        };
    }
}
