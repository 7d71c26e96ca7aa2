package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.identity.IdentityException;

class UserIdsPropertyTest {

    @Property
    void foldingTwiceChangesNothingMore(@ForAll("texts") String text) {
        String folded = UserIds.fold(text);

        assertThat(UserIds.fold(folded)).isEqualTo(folded);
    }

    @Property
    void letterCaseAndNormalFormDoNotMatter(@ForAll("texts") String text) {
        String folded = UserIds.fold(text);

        assertThat(UserIds.fold(text.toUpperCase(Locale.ROOT))).isEqualTo(folded);
        assertThat(UserIds.fold(text.toLowerCase(Locale.ROOT))).isEqualTo(folded);
        for (Normalizer.Form form : Normalizer.Form.values()) {
            assertThat(UserIds.fold(Normalizer.normalize(text, form))).isEqualTo(folded);
        }
    }

    @Property
    void acceptedIdIsShortAndClean(@ForAll("texts") String text) {
        try {
            UserIds.check(text);
        } catch (IdentityException refused) {
            return;
        }
        assertThat(text.codePointCount(0, text.length())).isBetween(1, 60);
        assertThat(text).isEqualTo(text.strip()).doesNotContainPattern("[\\p{Cc}\\p{Cs}]");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(70);
    }
}
