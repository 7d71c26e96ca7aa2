package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThatNoException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import spaceone.testkit.AnyText;

/** Whatever stands where a hash of a password is brought from elsewhere. */
public class AnyHashTest {

    @Property(tries = 5000)
    void anyHashIsReadOrNone(@ForAll("hashes") String text) {
        hash(text);
    }

    @Example
    void whatIsKnownIsReadOrNone() {
        AnyText.known("hash").forEach(AnyHashTest::hash);
    }

    public static void hash(String text) {
        assertThatNoException()
                .as(text)
                .isThrownBy(
                        () -> {
                            ImportedHash.parse(text);
                            Argon2Hash.parse(text);
                        });
    }

    @Provide
    Arbitrary<String> hashes() {
        return AnyText.like("hash");
    }
}
