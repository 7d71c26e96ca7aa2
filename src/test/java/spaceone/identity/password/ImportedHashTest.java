package spaceone.identity.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes are what Python's hashlib and crypt make of the password. */
class ImportedHashTest {

    private static final String PASSWORD = "S3same öffne dich";

    private final PasswordHasher hasher = new PasswordHasher();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$pbkdf2-sha256$i=600$MDEyMzQ1Njc4OWFiY2RlZg$+VIKhiSjR5iUgA6Q2sKcNtz137zFAvekeSpS8cQt4Cg",
                "$pbkdf2-sha512$2100$c2FsdHNhbHRzYWx0$a+fhS3Ar7fhrQFuFt+dfjOa2Z/iUX5d9Tib25VyDrq2S3Q184lNnSTEh72rbb0YfMbi5SvBkbHTqhumT2etTKg==",
                "$pbkdf2$1200$//77c2FsdA$LkTozCXl5NCxLLwtPGw05fnTivk",
                "pbkdf2_sha256$390$s4ltText$x+s8617HqgsE+Sgd8jz6CtLFG2lBiDPa/UTnWhgOseQ=",
                "$scrypt$ln=10,r=8,p=2$TmFDbE5hQ2w$9eqVv4Cq+5V6oh2trFxktYRKNbQ1QmnjXwB2NxOuGQ4",
                "$5$rounds=1000$saltstring$dNSTIxuY/95XoIueLPtScC5Mp5yR5D72vVERCzv/GZ4",
                "$6$saltstring$e53dI36wN5JphHQ1mSl306tz19GZAtychcBD07Xl9N/1TN4jfp8a23IMoGgDW6HBZAJk9TY8jdaHGiV7D53ca0",
                "$2b$04$abcdefghijklmnopqrstuuKPz1/QtMoprj4iZ98r2FasU5GoP/Iva"
            })
    void whatOthersMadeOfAPasswordIsCheckedAndReplaced(String encoded) {
        assertThat(PasswordHasher.isHash(encoded)).isTrue();
        assertThat(hasher.verify(PASSWORD, encoded)).isTrue();
        assertThat(hasher.verify(PASSWORD + "x", encoded)).isFalse();
        assertThat(hasher.verify("", encoded)).isFalse();
        assertThat(hasher.needsUpgrade(encoded)).isTrue();
    }

    @Test
    void aWrongPasswordTakesAsLongAsThatOfNobody() {
        AtomicInteger burnt = new AtomicInteger();
        PasswordHasher watched =
                new PasswordHasher() {
                    @Override
                    public void burn(String password) {
                        burnt.incrementAndGet();
                    }
                };
        String cheap = "pbkdf2_sha256$390$s4ltText$x+s8617HqgsE+Sgd8jz6CtLFG2lBiDPa/UTnWhgOseQ=";

        assertThat(watched.verify(PASSWORD, cheap)).isTrue();
        assertThat(burnt).hasValue(0);
        assertThat(watched.verify("another", cheap)).isFalse();
        assertThat(burnt).hasValue(1);
    }

    /** The example of the reference implementation of Argon2. */
    @Test
    void theOlderKindOfArgon2Too() {
        String encoded =
                "$argon2i$v=19$m=65536,t=2,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b+dWRWJTmaaJObG";

        assertThat(hasher.verify("password", encoded)).isTrue();
        assertThat(hasher.verify("Password", encoded)).isFalse();
        assertThat(hasher.verify("password", encoded.replace("argon2i", "argon2d"))).isFalse();
        assertThat(hasher.needsUpgrade(encoded)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "5f4dcc3b5aa765d61d8327deb882cf99",
                "$1$salt$qJH7.N4xYta3aEG/dfqo/0",
                "$pbkdf2-md5$i=600$MDEyMzQ1Njc4OWFiY2RlZg$+VIKhiSjR5iUgA6Q2sKcNtz137zFAvekeSpS8cQt4Cg",
                "$pbkdf2-sha256$i=2000001$MDEyMzQ1Njc4OWFiY2RlZg$+VIKhiSjR5iUgA6Q2sKcNtz137zFAvekeSpS8cQt4Cg",
                "$pbkdf2-sha256$i=0$MDEyMzQ1Njc4OWFiY2RlZg$+VIKhiSjR5iUgA6Q2sKcNtz137zFAvekeSpS8cQt4Cg",
                "$pbkdf2-sha256$i=600$MDEyMzQ1Njc4OWFiY2RlZ$+VIK",
                "$scrypt$ln=17,r=8,p=1$TmFDbE5hQ2w$9eqVv4Cq+5V6oh2trFxktYRKNbQ1QmnjXwB2NxOuGQ4",
                "$scrypt$ln=99,r=99,p=1$TmFDbE5hQ2w$9eqVv4Cq+5V6oh2trFxktYRKNbQ1QmnjXwB2NxOuGQ4",
                "$scrypt$ln=10,r=8,p=99$TmFDbE5hQ2w$9eqVv4Cq+5V6oh2trFxktYRKNbQ1QmnjXwB2NxOuGQ4",
                "$6$rounds=9999999$saltstring$e53dI36wN5JphHQ1mSl306tz19GZAtychcBD07Xl9N/1TN4jfp8a23IMoGgDW6HBZAJk9TY8jdaHGiV7D53ca0",
                "$5$saltstring$e53dI36wN5JphHQ1mSl306tz19GZAtychcBD07Xl9N/1TN4jfp8a23IMoGgDW6HBZAJk9TY8jdaHGiV7D53ca0",
                "$2b$31$abcdefghijklmnopqrstuuKPz1/QtMoprj4iZ98r2FasU5GoP/Iva"
            })
    void whatIsNoHashOrCostsTooMuchIsNotTaken(String encoded) {
        assertThat(PasswordHasher.isHash(encoded)).isFalse();
        assertThat(hasher.verify("plain", encoded)).isFalse();
    }

    @Test
    void aPasswordOfNothingIsNoError() {
        for (String form :
                new String[] {
                    "$6$saltstring$" + "a".repeat(86), "$pbkdf2$1$AAAA$" + "a".repeat(26)
                }) {
            assertThat(hasher.verify("\0", form)).isFalse();
            assertThat(hasher.verify(new String(new byte[200], StandardCharsets.UTF_8), form))
                    .isFalse();
        }
    }
}
