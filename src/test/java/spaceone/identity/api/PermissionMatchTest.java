package spaceone.identity.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which permissions cover which methods. */
class PermissionMatchTest {

    @ParameterizedTest(name = "{0} covers {1}: {2}")
    @CsvSource({
        "*,                     identity:User.read,   true",
        "identity:*,            identity:User.read,   true",
        "identity:*.read,       identity:User.read,   true",
        "identity:*.read,       identity:User.write,  false",
        "*User*,                identity:User.read,   true",
        "*User*read,            identity:User.read,   true",
        "*read*read,            identity:User.read,   false",
        "identity:User.read*,   identity:User.read,   true",
        "identity:U*U*,         identity:User.read,   false",
        "*a*a*,                 banana,               true",
        "ab*ba,                 aba,                  false",
        "**,                    identity:User.read,   true",
        "identity:User,         identity:User.read,   true",
        "identity:Us,           identity:User.read,   false",
        "i.*,                   identity:User.read,   false",
        "'*e*e*e*e*e*e*e*e*e*e*e*e!', identity:WorkspaceGroupUser.write, false"
    })
    void aStarStandsForAnything(String granted, String needed, boolean covered) {
        assertThat(PermissionMatch.covers(List.of(granted), needed)).isEqualTo(covered);
    }
}
