package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import spaceone.identity.IdentityException;
import spaceone.identity.Languages;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** What a domain says in its mails in place of our own words. */
@InRoom
class MailTextsTest {

    @Inject Town town;
    @Inject MailTexts texts;
    @Inject Letters letters;

    private String domain;

    @BeforeEach
    void found() {
        domain = town.domainId();
    }

    private static MailText text(MailKind kind, String language, String subject, String lead) {
        return new MailText(kind, language, subject, lead, null);
    }

    private MailText welcome(String subject, String lead) {
        return texts.set(domain, text(MailKind.INVITATION_LINK, "ko", subject, lead));
    }

    @Test
    void aDomainsOwnWordsStandInPlaceOfOursInOneLanguage() {
        welcome(" {{domain}}에 오신 것을 환영합니다 ", "안녕하세요 {{name}}");

        assertThat(texts.get(domain, MailKind.INVITATION_LINK, "ko"))
                .satisfies(set -> assertThat(set.isOwn()).isTrue())
                .extracting(MailText::subject, MailText::lead)
                .containsExactly("{{domain}}에 오신 것을 환영합니다", "안녕하세요 {{name}}");
        assertThat(texts.get(domain, MailKind.INVITATION_LINK, "en"))
                .isEqualTo(MailText.ours(MailKind.INVITATION_LINK, "en"));
        assertThat(texts.list(domain)).hasSize(1);
        assertThat(texts.list("domain-elsewhere")).isEmpty();
    }

    @Test
    void theLastWordsCountUntilOursAreTakenAgain() {
        welcome("one", "one");
        welcome("two", "two");
        assertThat(texts.get(domain, MailKind.INVITATION_LINK, "ko").subject()).isEqualTo("two");

        assertThat(texts.reset(domain, MailKind.INVITATION_LINK, "ko").isOwn()).isFalse();
        assertThat(texts.list(domain)).isEmpty();
        assertThat(texts.get(domain, MailKind.INVITATION_LINK, "ko").subject())
                .isEqualTo("비밀번호를 설정해 주세요");
    }

    /** Whoever looks over somebody's shoulder, or reads subjects in a log, reads no secret. */
    @ParameterizedTest
    @CsvSource({
        "{{link}}, must not name link",
        "{{code}}, must not name code",
        "{{password}}, must not name password",
        "{{#answered}}{{sso_access_token}}{{/answered}}, must not name sso_access_token",
        "{{^answered}}{{name.bytes}}{{/answered}}, must not name name.bytes",
        "{{>layout}}, must not name > layout",
        "{{#name}}, is no Mustache",
        "'{{name', must not name {{",
        "'', from 1 to"
    })
    void whatCouldNotBeWrittenOrTellsASecretIsRefused(String words, String why) {
        assertThatThrownBy(() -> welcome(words, "lead"))
                .isInstanceOf(IdentityException.class)
                .hasMessageContaining("key = subject")
                .hasMessageContaining(why);
        assertThatThrownBy(() -> welcome("subject", words))
                .hasMessageContaining("key = lead")
                .hasMessageContaining(why);
        assertThat(texts.list(domain)).isEmpty();
    }

    @Test
    void aSubjectIsOneLineAndNoTextIsEndless() {
        assertThatThrownBy(() -> welcome("one\ntwo", "lead")).hasMessageContaining("one line");
        assertThatThrownBy(() -> welcome("s".repeat(201), "lead"))
                .hasMessageContaining("from 1 to 200");
        assertThatThrownBy(() -> welcome("s", "l".repeat(2_001)))
                .hasMessageContaining("from 1 to 2000");
        assertThatThrownBy(() -> texts.get(domain, MailKind.TEST, "fr"))
                .hasMessageContaining("key = language");
    }

    /** Ours can be taken as they are, and changed from there. */
    @ParameterizedTest
    @EnumSource
    void ourOwnWordsPassAsADomains(MailKind kind) {
        for (String language : Languages.ALL) {
            MailText ours = MailText.ours(kind, language);
            texts.set(domain, text(kind, language, ours.subject(), ours.lead()));

            Letter letter = letters.sample(domain, texts.get(domain, kind, language));
            assertThat(letter.text()).doesNotContain("{{");
        }
    }

    @Test
    void aSampleSaysTheWordsAndKeepsTheRest() {
        Letter letter =
                letters.sample(
                        domain,
                        text(
                                MailKind.INVITATION_LINK,
                                "en",
                                "Welcome, {{name}}",
                                "Hello <b>\nand welcome"));

        assertThat(letter.subject()).endsWith("Welcome, Kim");
        assertThat(letter.text()).contains("Hello <b>\nand welcome", "The link works once");
        assertThat(letter.html()).contains("Hello &lt;b&gt;<br>\nand welcome", "<a href=");
        assertThat(texts.list(domain)).isEmpty();
    }
}
