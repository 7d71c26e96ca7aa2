package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class MailTransportTest {

    /** Where no mail server is configured, there is no sender to ask for either. */
    @Test
    void aLineThatIsNotUsedNeedsNoSettings() {
        MailTransport transport = new MailTransport();

        assertThatCode(() -> transport.line().close()).doesNotThrowAnyException();
    }
}
