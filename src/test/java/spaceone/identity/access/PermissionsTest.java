package spaceone.identity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.Proves;

/** What permissions cover, and what those of a role may be. */
class PermissionsTest {

    @ParameterizedTest
    @CsvSource({
        "identity:User.write, identity:User.write, true",
        "identity:User, identity:User.write, true",
        "identity:User., identity:User.write, true",
        "identity, identity:User.write, true",
        "identity:User, identity:UserGroup.write, false",
        "identity:User.write, identity:User.read, false",
        "identity:User.*, identity:User.write, true",
        "identity:*, identity:User.write, true",
        "*, identity:User.write, true",
        "*.read, identity:User.write, false",
        "*.read, identity:User.read, true",
        "identity:U*r.w*e, identity:User.write, true",
        "identity:*User*, identity:UserGroup.read, true",
        "identity:WorkspaceGroupUser:read, identity:WorkspaceGroupUser.read, true",
    })
    void entryAllowsWholeSegmentsOrWhatItsStarsFit(String entry, String needed, boolean allowed) {
        assertThat(Permissions.covers(List.of(entry), needed)).isEqualTo(allowed);
    }

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
        assertThat(Permissions.covers(List.of(granted), needed)).isEqualTo(covered);
    }

    @Test
    void starsOverlapNoText() {
        assertThat(Permissions.covers(List.of("a*a"), "a")).isFalse();
        assertThat(Permissions.covers(List.of("ab*b*bc"), "abbc")).isFalse();
        assertThat(Permissions.covers(List.of("ab*b*bc"), "abxbxbc")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "identity:User, identity:User.write, true",
        "identity:User, identity:User.*, true",
        "identity:User.*, identity:User, false",
        "identity:User.write, identity:User, false",
        "identity:User.write, identity:User.*, false",
        "identity:User*, identity:User, true",
        "identity:*, identity:User*, true",
        "identity:User*, identity:*, false",
        "*.read, identity:*.read, true",
        "*.read, identity:User, false",
        "identity:*.read, *.read, false",
        "identity:Role.write, *, false",
    })
    void whoGivesLacksNothingOfWhatTheyGive(String theirs, String given, boolean may) {
        assertThat(Permissions.coverAll(List.of(theirs), List.of(given))).isEqualTo(may);
    }

    @Test
    void whoHasNoListGivesEverythingAndNobodyElseGivesNoList() {
        assertThat(Permissions.coverAll(List.of(), List.of())).isTrue();
        assertThat(Permissions.coverAll(List.of(), List.of("identity:User"))).isTrue();
        assertThat(Permissions.coverAll(List.of("identity:*", "inventory:*"), List.of())).isFalse();
        assertThat(Permissions.coverAll(List.of("*"), List.of())).isTrue();
        assertThat(Permissions.coverAll(Permissions.NONE, List.of("identity:User"))).isFalse();
    }

    @Test
    void severalEntriesCoverOneTogether() {
        assertThat(Permissions.coverAll(List.of("a:B.*", "a:B:*", "*B"), List.of("a:B"))).isTrue();
        assertThat(Permissions.coverAll(List.of("a:B.*"), List.of("a:B.c", "x:y"))).isFalse();
    }

    /** The rule itself: what the given list allows, the giver's allows. */
    @Property(tries = 3000)
    void nothingIsAllowedByWhatWasGivenThatTheGiverMayNotDo(
            @ForAll("lists") List<String> theirs,
            @ForAll("lists") List<String> given,
            @ForAll("words") String needed) {
        if (Permissions.coverAll(theirs, given) && Permissions.covers(given, needed)) {
            assertThat(Permissions.covers(theirs, needed)).isTrue();
        }
    }

    @Property
    void everyListCoversItself(@ForAll("lists") List<String> theirs) {
        assertThat(Permissions.coverAll(theirs, theirs)).isTrue();
    }

    @Provide
    Arbitrary<List<String>> lists() {
        return Arbitraries.strings()
                .withChars('a', 'b', '.', ':', '*')
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars('a', 'b', '.', ':').ofMinLength(1).ofMaxLength(5);
    }

    @Test
    void fourHundredEntriesOfTwoHundredCharactersAndFourStarsAtMost() {
        accepted(Collections.nCopies(400, "identity:U"));
        accepted(List.of("x".repeat(200), "*a*b*c*"));

        refused(Collections.nCopies(401, "a"), "400 entries");
        refused(List.of("x".repeat(201)), "200 characters");
        refused(List.of("*a*b*c*d*"), "4 stars");
    }

    @Proves("1.3.3")
    @Test
    void whatNoHeaderCarriesIsRefused() {
        refused(Collections.nCopies(100, "x".repeat(60)), "no request could carry");
        refused(Collections.nCopies(20, "\uAC00".repeat(100)), "no request could carry");
        refused(Collections.nCopies(8, "\"".repeat(200)), "no request could carry");
    }

    @Test
    void theyAreMeasuredAsATokenWritesThem() {
        String blanks = "identity:User ".repeat(3) + "readable";
        accepted(Collections.nCopies(100, blanks));
        refused(Collections.nCopies(101, blanks), "no request could carry");

        accepted(Collections.nCopies(100, "x".repeat(44) + '\u001f'));
        refused(Collections.nCopies(100, "x".repeat(45) + '\u001f'), "no request could carry");
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
