package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.identity.Languages;
import spaceone.testkit.Proves;

/**
 * Every mail exists in every language, says what it must (docs/contract/people.md), and cannot be
 * bent.
 */
class MailTemplateTest {

    /** What {@link Letters} can put into a mail, by kind. */
    private static Set<String> values(MailKind kind) {
        Set<String> names = new TreeSet<>(MailValues.of(kind).keySet());
        names.addAll(Set.of("language", "subject"));
        switch (kind.inside()) {
            case LINK, UNDO -> names.add("link");
            case CODE -> names.add("code");
            case PASSWORD -> names.add("password");
            case NOTHING -> {}
        }
        return names;
    }

    private static Map<String, Object> samples(MailKind kind) {
        Map<String, Object> samples = new HashMap<>();
        for (String name : values(kind)) {
            boolean flag = MailValues.of(kind).get(name) instanceof Boolean;
            samples.put(name, flag ? (Object) true : "<" + name + ">");
        }
        return samples;
    }

    static Stream<Arguments> allMails() {
        return Stream.of(MailKind.values())
                .flatMap(
                        kind ->
                                Languages.ALL.stream()
                                        .map(language -> Arguments.of(kind, language)));
    }

    @Test
    void noLanguageLacksOrInventsASentence() {
        for (String language : Languages.ALL) {
            assertThat(Words.of(language).keys())
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(Words.of("en").keys());
        }
    }

    @Test
    void everySentenceIsUsed() {
        Set<String> used = new TreeSet<>();
        for (MailKind kind : MailKind.values()) {
            used.add(kind.template() + ".subject");
            used.addAll(names(MailTemplate.of(kind).html()));
            used.addAll(names(MailTemplate.of(kind).text()));
        }
        assertThat(Words.of("en").keys())
                .filteredOn(key -> !key.startsWith("validity."))
                .allSatisfy(key -> assertThat(used).contains(key));
    }

    @Proves("1.3.7")
    @ParameterizedTest
    @EnumSource
    void aTemplateNamesOnlyWhatIsThere(MailKind kind) {
        Set<String> known = values(kind);
        known.addAll(Words.of("en").keys());
        assertThat(names(MailTemplate.of(kind).html())).isSubsetOf(known);
        assertThat(names(MailTemplate.of(kind).text())).isSubsetOf(known);
    }

    /** In all languages, also inside sections that the samples do not open. */
    @ParameterizedTest
    @MethodSource("allMails")
    void aSentenceNamesOnlyValuesOfItsMail(MailKind kind, String language) {
        List<String> sentences = new ArrayList<>(names(MailTemplate.of(kind).html()));
        sentences.addAll(names(MailTemplate.of(kind).text()));
        sentences.add(kind.template() + ".subject");
        sentences.retainAll(Words.of(language).keys());
        assertThat(sentences).isNotEmpty();
        for (String sentence : sentences) {
            assertThat(names(Words.of(language).sentence(sentence)))
                    .as(sentence)
                    .isSubsetOf(values(kind));
        }
    }

    @ParameterizedTest
    @MethodSource("allMails")
    void bothPartsSayWhatTheMailIsFor(MailKind kind, String language) {
        Letter letter = MailTemplate.of(kind).write(language, samples(kind));

        List<String> must = new ArrayList<>(List.of("<user_id>", "<service>"));
        switch (kind.inside()) {
            case LINK, UNDO -> must.addAll(List.of("<link>", "<validity>"));
            case CODE -> must.addAll(List.of("<code>", "<validity>"));
            case PASSWORD -> must.addAll(List.of("<password>", "<console>", "<validity>"));
            case NOTHING -> {}
        }
        switch (kind) {
            case INVITATION_LINK, INVITATION_PASSWORD -> must.add("<domain>");
            case SSO_INVITATION -> must.addAll(List.of("<domain>", "<provider>", "<console>"));
            case SSO_HINT -> must.addAll(List.of("<provider>", "<console>"));
            case APP_EXPIRES -> must.addAll(List.of("<app>", "<app_id>", "<ends>", "<console>"));
            case SIGN_IN_CODE,
                    PASSWORD_CHANGED,
                    EMAIL_CHANGED,
                    MFA_CHANGED,
                    SECOND_FACTOR_GUESSED ->
                    must.addAll(List.of("<when>", "<source>"));
            default -> {}
        }
        assertThat(letter.text()).contains(must).doesNotContain("{{");
        assertThat(letter.html())
                .contains(must.stream().map(MailTemplateTest::escaped).toList())
                .doesNotContain("{{")
                .contains("<html lang=\"" + language + "\">");
        assertThat(letter.subject()).startsWith("[<service>] ").hasSizeGreaterThan(12);
        assertThat(letter.language()).isEqualTo(language);
    }

    @Proves({"1.1.2", "1.2.1", "1.3.7"})
    @ParameterizedTest
    @MethodSource("allMails")
    void noValueBecomesMarkup(MailKind kind, String language) {
        Map<String, Object> values = samples(kind);
        values.replaceAll(
                (name, value) ->
                        value instanceof String && !name.equals("language")
                                ? "\"><img src=x onerror='alert(1)'>&"
                                : value);

        Letter letter = MailTemplate.of(kind).write(language, values);

        assertThat(letter.html()).doesNotContain("<img").contains("&lt;img");
        assertThat(letter.text()).contains("<img src=x onerror='alert(1)'>&");
    }

    @Test
    void aMissingValueFailsInsteadOfLeavingAGap() {
        Map<String, Object> values = samples(MailKind.RESET_LINK);
        values.remove("link");

        assertThatThrownBy(() -> MailTemplate.of(MailKind.RESET_LINK).write("en", values))
                .isInstanceOf(MustacheException.class);
    }

    @Test
    void turningOnAndTurningOffAreToldApart() {
        for (String language : Languages.ALL) {
            Map<String, Object> values = samples(MailKind.MFA_CHANGED);
            Set<String> told = new TreeSet<>();
            for (boolean on : List.of(true, false)) {
                for (boolean himself : List.of(true, false)) {
                    values.put("turned_on", on);
                    values.put("by_himself", himself);
                    told.add(MailTemplate.of(MailKind.MFA_CHANGED).write(language, values).text());
                }
            }
            assertThat(told).as(language).hasSize(4);
        }
    }

    private static String escaped(String value) {
        return value.replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Set<String> names(Template template) {
        Set<String> names = new TreeSet<>();
        template.visit(
                new Mustache.Visitor() {
                    @Override
                    public void visitText(String text) {}

                    @Override
                    public void visitVariable(String name) {
                        names.add(name);
                    }

                    @Override
                    public boolean visitInclude(String name) {
                        return true;
                    }

                    @Override
                    public boolean visitSection(String name) {
                        names.add(name);
                        return true;
                    }

                    @Override
                    public boolean visitInvertedSection(String name) {
                        names.add(name);
                        return true;
                    }
                });
        return names;
    }
}
