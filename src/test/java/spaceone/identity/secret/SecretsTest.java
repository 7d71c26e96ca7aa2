package spaceone.identity.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.identity.IdentityException;
import spaceone.identity.StartRefused;
import spaceone.testkit.Proves;

class SecretsTest {

    private static final String OLD = "an old key that is long enough for one";
    private static final String NEW = "bmV3IGtleSBpbiBiYXNlNjQsIDMyIGJ5dGVzIGxvbmc=";

    private final Secrets secrets = new Secrets(NEW);

    @Proves("11.3.3")
    @Test
    void sealedSecretIsOpenedInItsContextOnly() {
        String sealed = secrets.seal("JBSWY3DPEHPK3PXP", "otp/user-1");

        assertThat(sealed).matches("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+").doesNotContain("JBSWY3");
        assertThat(secrets.open(sealed, "otp/user-1")).isEqualTo("JBSWY3DPEHPK3PXP");
        assertUnreadable(() -> secrets.open(sealed, "otp/user-2"));
        assertUnreadable(() -> secrets.open(sealed, ""));
    }

    @Proves("11.3.4")
    @Test
    void sealingTwiceShowsNoEquality() {
        assertThat(secrets.seal("x", "c")).isNotEqualTo(secrets.seal("x", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "v1.00000000.", "v2.00000000.AAAA", "v1.00000000.AAAA"})
    void whatWasNotSealedIsRefused(String text) {
        assertUnreadable(() -> secrets.open(text, "c"));
    }

    @Proves("11.3.3")
    @Test
    void truncatedTextIsRefused() {
        String sealed = secrets.seal("JBSWY3DPEHPK3PXP", "c");
        for (int length = 0; length < sealed.length(); length++) {
            String part = sealed.substring(0, length);
            assertUnreadable(() -> secrets.open(part, "c"));
        }
    }

    @Proves("11.2.2")
    @Test
    void newKeyInFrontStillOpensWhatTheOldOneSealed() {
        Secrets before = new Secrets(OLD);
        Secrets rotated = new Secrets(NEW + " , " + OLD);
        String sealed = before.seal("x", "c");

        assertThat(rotated.open(sealed, "c")).isEqualTo("x");
        assertUnreadable(() -> before.open(rotated.seal("x", "c"), "c"));
        assertUnreadable(() -> secrets.open(sealed, "c"));
        assertThat(secrets.open(rotated.seal("x", "c"), "c")).isEqualTo("x");
    }

    @Test
    void macDependsOnPurposeKeyAndWhereEachPartEnds() {
        byte[] mac = secrets.mac("code", bytes("ab"), bytes("c"));

        assertThat(mac).hasSize(32).isEqualTo(secrets.mac("code", bytes("ab"), bytes("c")));
        assertThat(mac)
                .isNotEqualTo(secrets.mac("code", bytes("a"), bytes("bc")))
                .isNotEqualTo(secrets.mac("code", bytes("abc")))
                .isNotEqualTo(secrets.mac("code", bytes("ab"), bytes("c"), bytes("")))
                .isNotEqualTo(secrets.mac("token", bytes("ab"), bytes("c")))
                .isNotEqualTo(new Secrets(OLD).mac("code", bytes("ab"), bytes("c")));
    }

    @Test
    void macOfAnOlderKeyIsStillRecognised() {
        byte[] mac = new Secrets(OLD).mac("code", bytes("123456"));
        Secrets rotated = new Secrets(NEW + "," + OLD);

        assertThat(rotated.isMac(mac, "code", bytes("123456"))).isTrue();
        assertThat(rotated.isMac(mac, "code", bytes("123457"))).isFalse();
        assertThat(secrets.isMac(mac, "code", bytes("123456"))).isFalse();
    }

    @Test
    void shortKeyIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> new Secrets(NEW + ",tooshort"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("identity.secret.key: key 2 has 8 characters")
                .hasMessageNotContaining("tooshort");
        assertThatThrownBy(() -> new Secrets(" , "))
                .hasMessageContaining("identity.secret.key is there but has no key in it");
    }

    @Test
    void configuredKeyTouchesNoFile(@TempDir Path directory) {
        Path data = directory.resolve("data");

        String sealed = new Secrets(Optional.of(NEW), data.toString()).seal("x", "c");

        assertThat(data).doesNotExist();
        assertThat(secrets.open(sealed, "c")).isEqualTo("x");
    }

    @Test
    void withoutConfigurationTheKeyOfTheDirectoryIsMadeAndReused(@TempDir Path directory) {
        String data = directory.resolve("data").toString();

        String sealed = new Secrets(Optional.empty(), data).seal("x", "c");

        assertThat(new Secrets(Optional.empty(), data).open(sealed, "c")).isEqualTo("x");
    }

    @Test
    void whoMovesFromTheFileToTheConfigurationPutsTheFilesKeyBehindTheNewOne(
            @TempDir Path directory) throws IOException {
        String sealed = new Secrets(Optional.empty(), directory.toString()).seal("x", "c");
        String made = Files.readString(directory.resolve("secret.key"));

        Secrets configured = new Secrets(Optional.of(NEW + "," + made), "none");

        assertThat(configured.open(sealed, "c")).isEqualTo("x");
        assertThat(configured.sealingKey()).isEqualTo(new Secrets(NEW).sealingKey());
    }

    @Test
    void theFileMayHoldSeveralKeysToo(@TempDir Path directory) throws IOException {
        for (String text :
                List.of(NEW + "," + OLD, NEW + "\n" + OLD + "\n\n", NEW + "\r\n" + OLD)) {
            Files.writeString(directory.resolve("secret.key"), text);

            Secrets both = new Secrets(Optional.empty(), directory.toString());

            assertThat(both.open(new Secrets(OLD).seal("x", "c"), "c")).isEqualTo("x");
            assertThat(both.sealingKey()).isEqualTo(new Secrets(NEW).sealingKey());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void assertUnreadable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        IdentityException.class,
                        e -> assertThat(e.error()).isEqualTo(SecretError.SECRET_UNREADABLE));
    }
}
