package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

class SpareCodeTest {

    private final RandomGenerator random = new SecureRandom();

    @Test
    void aCodeHasFourGroupsAndNothingThatIsMistakenForSomethingElse() {
        Stream.generate(() -> SpareCode.next(random))
                .limit(1000)
                .forEach(
                        code ->
                                assertThat(code)
                                        .matches("[2-9A-Z]{4}(-[2-9A-Z]{4}){3}")
                                        .doesNotContainPattern("[01ILOU]"));
    }

    @Proves({"6.5.3", "6.5.4"})
    @Test
    void itIsOfAtLeast64BitsAndNeverTheSame() {
        Set<String> codes =
                Stream.generate(() -> SpareCode.next(random))
                        .limit(10_000)
                        .collect(Collectors.toSet());
        long symbols =
                codes.stream().flatMapToInt(String::chars).filter(c -> c != '-').distinct().count();

        assertThat(codes).hasSize(10_000);
        assertThat(16 * Math.log(symbols) / Math.log(2)).isGreaterThan(64);
    }

    /** All of the lowest characters first: digits only, which must not be handed out. */
    @Test
    void itIsNeverTakenForADigitCode() {
        int[] calls = {0};
        RandomGenerator low =
                new RandomGenerator() {
                    @Override
                    public long nextLong() {
                        return 0;
                    }

                    @Override
                    public IntStream ints(long size, int from, int to) {
                        return IntStream.range(0, (int) size).map(i -> calls[0]++ < 16 ? 0 : 8);
                    }
                };

        assertThat(SpareCode.next(low)).isEqualTo("AAAA-AAAA-AAAA-AAAA");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABCD-EFGH-JKMN-2345",
                "abcd-efgh-jkmn-2345",
                " ABCD EFGH JKMN 2345 ",
                "ABCDEFGHJKMN2345",
                "ABCD\u2013EFGH\u2011JKMN\u20142345",
                "ＡＢＣＤ-EFGH-JKMN-２３４５",
                "ABCD-EFGH-\nJKMN-2345"
            })
    void itIsReadHoweverItIsWritten(String text) {
        assertThat(SpareCode.parse(text)).contains("ABCDEFGHJKMN2345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456",
                "2345234523452345",
                "ABCD-EFGH-JKMN-234",
                "ABCD-EFGH-JKMN-23456",
                "ABCD-EFGH-JKMN-0345",
                "ABCD-EFGH-JKMN-O345",
                "ABCD_EFGH_JKMN_2345",
                "ÀBCD-EFGH-JKMN-2345"
            })
    void otherTextsAreNone(String text) {
        assertThat(SpareCode.parse(text)).isEmpty();
    }

    @Test
    void whatIsKeptIsGoodForOneUserOnly() {
        assertThat(SpareCode.hash(1, "ABCDEFGHJKMN2345"))
                .hasSize(32)
                .isEqualTo(SpareCode.hash(1, "ABCDEFGHJKMN2345"))
                .isNotEqualTo(SpareCode.hash(2, "ABCDEFGHJKMN2345"));
    }
}
