package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the permissions of a role may be. */
class PermissionsTest {

    @Test
    void fourHundredEntriesOfTwoHundredCharactersAndFourStarsAtMost() {
        accepted(Collections.nCopies(400, "identity:U"));
        accepted(List.of("x".repeat(200), "*a*b*c*"));

        refused(Collections.nCopies(401, "a"), "400 entries");
        refused(List.of("x".repeat(201)), "200 characters");
        refused(List.of("*a*b*c*d*"), "4 stars");
    }

    @Test
    void whatNoHeaderCarriesIsRefused() {
        refused(Collections.nCopies(100, "x".repeat(60)), "no request could carry");
        refused(Collections.nCopies(20, "\uAC00".repeat(100)), "no request could carry");
        refused(Collections.nCopies(8, "\"".repeat(200)), "no request could carry");
    }

    private static void accepted(List<String> permissions) {
        assertThatCode(() -> Permissions.check(permissions, 5_300)).doesNotThrowAnyException();
    }

    private static void refused(List<String> permissions, String reason) {
        assertThatThrownBy(() -> Permissions.check(permissions, 5_300))
                .hasMessageContaining("permissions")
                .hasMessageContaining(reason);
    }
}
