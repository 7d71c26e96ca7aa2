package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a server does not say itself. */
class ServerProductTest {

    @Test
    void aJarMayTellItsVersion() {
        assertThat(ServerProduct.version(Assertions.class).orElseThrow())
                .matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @Test
    void whatIsFromNoJarTellsNone() {
        assertThat(ServerProduct.version(ServerProductTest.class)).isEmpty();
        assertThat(ServerProduct.version(String.class)).isEmpty();
    }
}
