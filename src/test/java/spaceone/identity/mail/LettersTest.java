package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Proves;

/** What a letter says of its mail. */
class LettersTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final MailRoom room = new MailRoom();

    @BeforeEach
    void itIsNoon() {
        room.step(Duration.between(room.clock().instant(), NOON));
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, en, 5 minutes",
        "PT1M, en, 1 minute",
        "PT1H, en, 1 hour",
        "PT24H, en, 24 hours",
        "PT23H59M59S, en, 24 hours",
        "P7D, en, 7 days",
        "PT90M, en, 90 minutes",
        "PT24H, ko, 24시간",
        "P7D, ja, 7 日間"
    })
    void lifeIsToldInTheUnitPeopleCountIn(Duration life, String language, String words) {
        assertThat(Letters.validity(NOON, NOON.plus(life), language)).isEqualTo(words);
    }

    @Proves("3.7.2")
    @Test
    void theLinkLeadsToTheConsoleOfTheDomain() {
        OutboxMail mail = room.link("a@example.com", "a.b-c_d", Duration.ofHours(24));

        assertThat(room.letters.write(mail).text())
                .contains("\nhttp://acme.example.com/?sso_access_token=a.b-c_d\n");
        assertThat(room.letters.writeMasked(mail).text())
                .contains("http://acme.example.com/?sso_access_token=••••••")
                .doesNotContain("a.b-c_d");
    }

    @Test
    void theReaderIsGreetedByNameAndByTheirOwnClock() {
        room.name = "Kim Min-su";
        room.timezone = "Asia/Seoul";

        String text = room.letters.write(room.notice("a@example.com")).text();

        assertThat(text)
                .contains("Hello Kim Min-su,", "Time: 2026-11-24 21:00 Asia/Seoul (UTC+09:00)\n");
    }

    /** Whoever invites somebody chooses the name, and mail programs make links of texts. */
    @Proves("1.3.3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://eve.example.com",
                "www.eve.example",
                "eve.com",
                "eve@example.com",
                "a\\b"
            })
    void aNameThatCouldBeALinkIsNotSaid(String name) {
        room.name = name;

        assertThat(room.letters.write(room.notice("a@example.com")).text())
                .contains("Hello alice,");
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-24 12:00 UTC",
        "Europe/London, 2026-11-24 12:00 Europe/London (UTC)",
        "America/St_Johns, 2026-11-24 08:30 America/St_Johns (UTC-03:30)",
        "Nowhere/Gone, 2026-11-24 12:00 UTC"
    })
    void timesSayWhoseClockTheyAre(String timezone, String when) {
        room.timezone = timezone;

        assertThat(room.letters.write(room.notice("a@example.com")).text())
                .contains("Time: " + when + "\n");
    }

    @Test
    void answersAreReadWhereThereIsSomewhereTheyGo() {
        String unread = room.letters.write(room.notice("a@example.com")).text();
        room.settings.replyTo = Optional.of("help@example.com");
        String read = room.letters.write(room.notice("a@example.com")).text();

        assertThat(unread).contains("Replies are not read.");
        assertThat(read).doesNotContain("Replies").contains("sent automatically by Cloudforet.");
    }

    @Proves({"1.2.1", "1.3.3", "1.3.11"})
    @Test
    void aNameAddsNoLinesToTheMail() {
        room.settings.serviceName = "Our\r\n\r\nClick http://eve.example.com\u2028now";
        Letter letter =
                room.letters.write(room.code("a@example.com", "123456", Duration.ofHours(1)));

        assertThat(letter.subject()).startsWith("[Our Click http://eve.example.com now] ");
        assertThat(letter.text()).doesNotContain("\nClick");
    }

    @Test
    void aDomainsWordsAreSaidAndTheRestStays() {
        room.says(MailKind.RESET_LINK, "{{domain}} {{user_id}}", "Hi {{name}}.\nGo on:");

        Letter letter =
                room.letters.write(room.link("a@example.com", "a.b-c_d", Duration.ofHours(1)));

        assertThat(letter.subject()).isEqualTo("[Cloudforet] acme alice");
        assertThat(letter.text())
                .contains("Hi alice.\nGo on:", "sso_access_token=a.b-c_d", "for 1 hour")
                .doesNotContain("A new password was asked");
    }

    @Test
    void whatAnOlderNodeLeftUnsaidStopsNoMail() {
        OutboxMail on = room.factorCodeOfOlderNode("a@example.com", "123456", true);
        OutboxMail off = room.factorCodeOfOlderNode("a@example.com", "123456", false);

        assertThat(room.letters.write(on).text())
                .contains("With this code you turn on sign-in codes by e-mail", "123456");
        assertThat(on.turnsFactorOff()).as("sent again, it begins no removal").isFalse();
        assertThat(off.turnsFactorOff()).isTrue();
    }

    @Test
    void wordsThatCannotBeWrittenStopNoMail() {
        room.says(MailKind.RESET_LINK, "{{of_an_older_version}}", "lead");

        assertThat(
                        room.letters
                                .write(room.link("a@example.com", "t", Duration.ofHours(1)))
                                .subject())
                .isEqualTo("[Cloudforet] Reset your password");
        assertThat(room.letters.write(room.sample("a@example.com", MailKind.RESET_LINK)).subject())
                .isEqualTo("[Cloudforet] Reset your password");
    }

    @Test
    void aTestShowsTheMailOfAnotherKind() {
        room.says(MailKind.SIGN_IN_CODE, "Come in", "Your code:");

        Letter letter = room.letters.write(room.sample("a@example.com", MailKind.SIGN_IN_CODE));

        assertThat(letter.subject()).isEqualTo("[Cloudforet] Come in");
        assertThat(letter.text()).contains("Hello Kim,", "Your code:", "••••••");
    }
}
