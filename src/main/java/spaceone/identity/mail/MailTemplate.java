package spaceone.identity.mail;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The shape of one kind of mail, as HTML and as text. A template names words and values; whatever
 * it names is escaped in the HTML, the words like the values in them. A name nobody knows fails.
 */
final class MailTemplate {

    private static final Map<MailKind, MailTemplate> ALL = readAll();

    private final MailKind kind;
    private final Template html;
    private final Template text;

    private MailTemplate(MailKind kind) {
        this.kind = kind;
        this.html = compile(".html", true);
        this.text = compile(".txt", false);
    }

    private static Map<MailKind, MailTemplate> readAll() {
        Map<MailKind, MailTemplate> all = new HashMap<>();
        for (MailKind kind : MailKind.values()) {
            all.put(kind, new MailTemplate(kind));
        }
        return all;
    }

    static MailTemplate of(MailKind kind) {
        return Objects.requireNonNull(ALL.get(kind));
    }

    private Template compile(String suffix, boolean escape) {
        return Mustache.compiler()
                .withEscaper(escape ? MailTemplate::asHtml : Escapers.NONE)
                .strictSections(true)
                .withLoader(
                        name -> open((name.equals("content") ? kind.template() : name) + suffix))
                .compile(open("layout" + suffix));
    }

    /** Values have no lines; a domain's own words may have several. */
    private static String asHtml(String text) {
        return Escapers.HTML.escape(text).replace("\n", "<br>\n");
    }

    private static Reader open(String name) {
        InputStream in = MailTemplate.class.getResourceAsStream("/mail/" + name);
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }

    Template html() {
        return html;
    }

    Template text() {
        return text;
    }

    /** {@code values} are plain texts, and flags for what is said in one case only. */
    Letter write(String language, Map<String, Object> values) {
        return write(language, values, Words.of(language));
    }

    /** In the words of a domain. */
    Letter write(MailText own, Map<String, Object> values) {
        return write(own.language(), values, Words.of(own.language()).with(own));
    }

    private Letter write(String language, Map<String, Object> values, Words words) {
        Map<String, Object> known = new HashMap<>(values);
        known.put("language", language);
        String subject = words.say(kind.subject(), known).strip();
        known.put("subject", subject);
        Map<String, Object> sentences = new Sentences(words, known);
        return new Letter(
                language,
                "[" + values.get("service") + "] " + subject,
                html.execute(sentences),
                text.execute(sentences).strip() + "\n");
    }

    /** What a template can name: a value, or a sentence of the language with the values put in. */
    private static final class Sentences extends AbstractMap<String, Object> {

        private final Words words;
        private final Map<String, Object> values;

        Sentences(Words words, Map<String, Object> values) {
            this.words = words;
            this.values = values;
        }

        @Override
        public Object get(Object key) {
            return values.containsKey(key) ? values.get(key) : words.say((String) key, values);
        }

        @Override
        public boolean containsKey(Object key) {
            return values.containsKey(key) || words.keys().contains(key);
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return values.entrySet();
        }
    }
}
