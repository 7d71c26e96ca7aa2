package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PasswordHasherPropertyTest {

    // Cheap: the rules here do not depend on the price.
    private final PasswordHasher hasher =
            new PasswordHasher(new Cost(8, 1, 1), new HashQueue(1, 1, Duration.ofSeconds(10)));

    @Property(tries = 300)
    void everyTextIsVerifiedByItsOwnHashOnly(
            @ForAll("texts") String password, @ForAll("texts") String other) {
        String encoded = hasher.hash(password);

        assertThat(hasher.verify(password, encoded)).isTrue();
        assertThat(hasher.verify(password + "x", encoded)).isFalse();
        assertThat(hasher.verify(other, encoded)).isEqualTo(other.equals(password));
    }

    @Property(tries = 1000)
    void whateverIsStoredNeverThrows(@ForAll("passwords") String password, @ForAll String stored) {
        assertThat(hasher.verify(password, stored)).isFalse();
    }

    @Property(tries = 1000)
    void damagedHashNeverThrows(
            @ForAll("places") int place, @ForAll char damage, @ForAll boolean bcrypt) {
        StringBuilder stored =
                new StringBuilder(
                        bcrypt
                                ? "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC"
                                : "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y");
        stored.setCharAt(place, damage);

        assertThatNoException().isThrownBy(() -> hasher.verify("Plain1234", stored.toString()));
        stored.setLength(place);
        assertThat(hasher.verify("Plain1234", stored.toString())).isFalse();
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 55);
    }

    @Provide
    Arbitrary<String> passwords() {
        return Arbitraries.strings().all().ofMaxLength(80);
    }

    /** Composed Unicode text without lone surrogates. */
    @Provide
    Arbitrary<String> texts() {
        return passwords()
                .map(text -> text.replaceAll("\\p{Cs}", "").replaceAll("\\p{M}", ""))
                .map(text -> java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC));
    }
}
