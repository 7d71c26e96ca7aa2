package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a test fetches: programs of npm, pip and Debian. Where they do not come it fails, for a test
 * that nobody runs proves nothing; {@code -Doffline} leaves it out.
 */
public final class Outside {

    private Outside() {}

    public static void needs(boolean isThere, String what) {
        assumeTrue(isThere || System.getProperty("offline") == null, () -> "SKIPPED: " + what);
        assertThat(isThere).as("%s; -Doffline leaves out what needs it", what).isTrue();
    }
}
