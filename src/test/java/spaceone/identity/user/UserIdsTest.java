package spaceone.identity.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

class UserIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "robot1", "new1@acme.io", "Kim Lee", "김철수", "😀", "a'b,c;d"})
    void anyReadableTextIsAnId(String userId) {
        assertThatCode(() -> UserIds.check(userId)).doesNotThrowAnyException();
    }

    @Proves("2.2.1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\tb",
                "a\u0085b",
                "a\u2028b",
                "a\ud800",
                "\udc00a",
                " a",
                "a ",
                "a\u3000",
                "\u200b",
                "\u3164\u200d",
                "\u3164",
                "a\u200bb",
                "a\u00adb",
                "a\ufeffb",
                "a\u00a0b",
                "a\u202eb",
                "\u0430dmin",
                "adm\u03b9n",
                " "
            })
    void unreadableTextIsNone(String userId) {
        assertRefused(userId, FormatError.INCORRECT_USER_ID_FORMAT);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void missingIdIsAMissingParameter(String userId) {
        assertRefused(userId, CommonError.REQUIRED_PARAMETER);
    }

    @Test
    void sixtyCharactersAreCountedInCodePoints() {
        UserIds.check("😀".repeat(60));
        assertRefused("😀".repeat(61), CommonError.INVALID_PARAMETER);
    }

    @Test
    void idThatMustBeAnAddressIsOne() {
        UserIds.checkAddress("new1@acme.io");
        assertThatThrownBy(() -> UserIds.checkAddress("notmail"))
                .hasMessage("The user id format is incorrect. (rule = an e-mail address)");
    }

    @ParameterizedTest
    @CsvSource({
        "Admin@Acme.IO, admin@acme.io",
        "ＡＤＭＩＮ, admin",
        "stra\u00dfe, STRASSE",
        "STRA\u1e9eE, strasse",
        "caf\u00e9, CAFE\u0301",
        "\u03c3\u03b1\u03c2, \u03a3\u0391\u03a3",
        "\u212aim, kim",
        "o\ufb03ce, OFFICE",
        "ad\u200bmin, admin",
        "ad\u00admin, ADMIN",
        "\u0131\u0130, \u0049i\u0307",
        "\u1100\u1161, \uac00"
    })
    void idsThatLookTheSameFoldToOne(String one, String other) {
        assertThat(UserIds.fold(one)).isEqualTo(UserIds.fold(other));
    }

    @Test
    void differentIdsStayDifferent() {
        assertThat(UserIds.fold("kim1")).isNotEqualTo(UserIds.fold("kim2"));
        assertThat(UserIds.fold("e")).isNotEqualTo(UserIds.fold("\u00e9"));
    }

    @Test
    void everyCharacterFoldsOnceForAllItsCasesAndForms() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE) {
                String text = "x" + Character.toString(c) + "x";
                String folded = UserIds.fold(text);
                assertThat(
                                Stream.of(
                                        folded,
                                        text.toUpperCase(Locale.ROOT),
                                        text.toLowerCase(Locale.ROOT),
                                        Normalizer.normalize(text, Normalizer.Form.NFD),
                                        Normalizer.normalize(text, Normalizer.Form.NFKC)))
                        .as("U+%04X", c)
                        .allMatch(same -> UserIds.fold(same).equals(folded));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "admin@acme.io, \u0430dmin@acme.io",
        "admin, adrnin",
        "adm1n, admln",
        "root, r00t",
        "\u0430\u0441\u0435, ace",
        "willi, vvilli",
        "Admin, ADMIN"
    })
    void idsThatReadTheSameHaveOneSkeleton(String one, String other) {
        assertThat(LookAlikes.skeleton(one)).isEqualTo(LookAlikes.skeleton(other));
    }

    @Test
    void idsThatReadDifferentlyHaveTwo() {
        assertThat(LookAlikes.skeleton("kim")).isNotEqualTo(LookAlikes.skeleton("kin"));
        assertThat(LookAlikes.skeleton("admin")).isNotEqualTo(LookAlikes.skeleton("admin2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "김kim",
                "山田taro",
                "やまだ山田",
                "\u0438\u0432\u0430\u043d",
                "\u03b1\u03b2",
                "kim-2@acme.io"
            })
    void oneScriptOrThoseWrittenTogetherAreFine(String userId) {
        assertThatCode(() -> UserIds.check(userId)).doesNotThrowAnyException();
    }

    private static void assertRefused(String userId, ErrorCode error) {
        assertThatThrownBy(() -> UserIds.check(userId))
                .isInstanceOfSatisfying(
                        IdentityException.class, e -> assertThat(e.error()).isEqualTo(error));
    }
}
