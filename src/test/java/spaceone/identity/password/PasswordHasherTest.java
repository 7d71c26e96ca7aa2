package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.testkit.Proves;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher();

    @Test
    void rightPasswordIsVerifiedAndWrongOneIsNot() {
        String encoded = hasher.hash("Plain1234");

        assertThat(encoded)
                .matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.verify("Plain1234", encoded)).isTrue();
        assertThat(hasher.verify("plain1234", encoded)).isFalse();
        assertThat(hasher.verify("Plain1234 ", encoded)).isFalse();
        assertThat(hasher.verify("", encoded)).isFalse();
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(hasher.hash("Plain1234")).isNotEqualTo(hasher.hash("Plain1234"));
    }

    @Test
    void memoryThatWasUsedBeforeDoesNotChangeTheResult() {
        String ours = hasher.hash("Plain1234");
        // From the test suite of the reference implementation.
        String reference =
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        for (int i = 0; i < 3; i++) {
            assertThat(hasher.verify("password", reference)).isTrue();
            assertThat(hasher.verify("Password", reference)).isFalse();
            assertThat(hasher.verify("Plain1234", ours)).isTrue();
        }
    }

    @Test
    void hashOfTheReferenceImplementationWithLanesIsVerified() {
        assertThat(
                        hasher.verify(
                                "Pässwörd-한글-😀",
                                "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ"
                                        + "$m1CuxMyNoedxPB1B0epf4bPBoI5rDwYIn3PgLp5A2Ds"))
                .isTrue();
    }

    @Test
    void accentTypedInTwoWaysIsOnePassword() {
        assertThat(hasher.verify("Caf\u00e91234", hasher.hash("Cafe\u03011234"))).isTrue();
    }

    @Proves("11.2.2")
    @ParameterizedTest
    @CsvSource({
        "Correct4Horse, $2a$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC",
        "Correct4Horse, $2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC",
        "Correct4Horse, $2y$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC",
        "Pässwörd-한글-😀, $2b$04$abcdefghijklmnopqrstuuUh.Jcmp/gfeQ0Hotf9VkmWoDGbtLDV."
    })
    void importedBcryptIsVerifiedAndWantsUpgrade(String password, String encoded) {
        assertThat(hasher.verify(password, encoded)).isTrue();
        assertThat(hasher.verify(password + "x", encoded)).isFalse();
        assertThat(hasher.verify(password + "\0" + password, encoded)).isFalse();
        assertThat(hasher.needsUpgrade(encoded)).isTrue();
    }

    @Proves("6.2.8")
    @Test
    void bcryptCountsSeventyTwoBytesAndOursCountsAll() {
        String imported = "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe";
        String start = "a".repeat(72);

        assertThat(hasher.verify(start, imported)).isTrue();
        assertThat(hasher.verify(start + "tail", imported)).isTrue();
        assertThat(hasher.verify("a".repeat(71), imported)).isFalse();
        assertThat(hasher.verify(start + "tail", hasher.hash(start + "lair"))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Plain1234",
                "$argon2id$",
                "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
                "$argon2id$v=16$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
                "$argon2id$v=19$m=0,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
                "$argon2id$v=19$m=8,t=2,p=9$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
                "$argon2id$v=19$m=9999999,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFh",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQa2$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8x",
                "$2b$31$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC",
                "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGL",
                "$2x$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC"
            })
    void brokenHashMatchesNothingAndWantsUpgrade(String encoded) {
        assertThat(hasher.verify("Plain1234", encoded)).isFalse();
        assertThat(hasher.needsUpgrade(encoded)).isTrue();
    }

    @Test
    void loneSurrogateIsNoPassword() {
        String encoded = hasher.hash("?Plain1234");

        assertThat(hasher.verify("\ud800Plain1234", encoded)).isFalse();
        hasher.burn("\ud800");
        assertThatThrownBy(() -> hasher.hash("\ud800Plain1234"))
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e ->
                                assertThat(e.error())
                                        .isEqualTo(PasswordError.INCORRECT_PASSWORD_FORMAT));
    }

    @Test
    void onlyCheaperHashesNeedUpgrade() {
        String today = hasher.hash("Plain1234");
        PasswordHasher dearer =
                new PasswordHasher(
                        new Cost(20_000, 3, 2), new HashQueue(1, 1, Duration.ofSeconds(1)));

        assertThat(hasher.needsUpgrade(today)).isFalse();
        assertThat(dearer.needsUpgrade(today)).isTrue();
        assertThat(hasher.needsUpgrade(dearer.hash("Plain1234"))).isFalse();
        assertThat(dearer.verify("Plain1234", today)).isTrue();
    }

    @Proves("11.4.2")
    @ParameterizedTest
    @CsvSource({
        "19455, 2, 1, identity.password.memory",
        "300000, 2, 1, identity.password.memory",
        "19456, 1, 1, identity.password.iterations",
        "19456, 2, 0, identity.password.parallelism"
    })
    void weakConfigurationIsRefusedByName(int memory, int iterations, int lanes, String key) {
        assertThatThrownBy(
                        () ->
                                new PasswordHasher(
                                        memory, iterations, lanes, 0, 16, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key);
    }

    @Test
    void interruptedWaiterIsSentAwayAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> hasher.burn("Plain1234")).isInstanceOf(IdentityException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void manyAtOnceAllComeThrough() throws Exception {
        PasswordHasher narrow =
                new PasswordHasher(Cost.FLOOR, new HashQueue(2, 8, Duration.ofSeconds(30)));
        String encoded = narrow.hash("Plain1234");
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String password = i % 2 == 0 ? "Plain1234" : "Wrong" + i;
            answers.add(crowd.submit(() -> narrow.verify(password, encoded)));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get()).isEqualTo(i % 2 == 0);
        }
        crowd.shutdown();
        assertThat(narrow.queue.turns.availablePermits()).isEqualTo(2);
        assertThat(narrow.queue.waiting()).isZero();
    }
}
