package spaceone.identity.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnownCallersTest {

    private final KnownCallers callers = new KnownCallers();

    @Test
    void onlyAcceptedTokensMakeACaller() {
        callers.remember("Bearer good", "person");

        assertThat(callers.of("Bearer good", "10.0.0.1")).isEqualTo("person");
        assertThat(callers.of("Bearer good", "10.0.0.2")).isEqualTo("person");
        assertThat(callers.of("Bearer made up", "10.0.0.1"))
                .isEqualTo(callers.of("Bearer another", "10.0.0.1"))
                .isNotEqualTo(callers.of("Bearer made up", "10.0.0.2"));
    }

    @Test
    void madeUpTokensDoNotStandInTheWayOfASignIn() {
        assertThat(callers.of(null, "10.0.0.1"))
                .isEqualTo("10.0.0.1")
                .isNotEqualTo(callers.of("Bearer made up", "10.0.0.1"));
    }
}
