package spaceone.identity.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import spaceone.identity.Languages;

/** The words of one language. They are plain text with values in them, never markup. */
final class Words {

    private static final Mustache.Compiler PLAIN =
            Mustache.compiler().escapeHTML(false).strictSections(true);

    private static final Map<String, Words> LANGUAGES =
            Languages.ALL.stream().collect(Collectors.toMap(l -> l, Words::read));

    private final Map<String, String> texts;
    private final Map<String, Template> sentences;

    private Words(Map<String, String> texts, Map<String, Template> sentences) {
        this.texts = texts;
        this.sentences = sentences;
    }

    static Words of(String language) {
        return Objects.requireNonNull(LANGUAGES.get(language), language);
    }

    static Words read(String language) {
        String suffix = language.equals(MailLanguage.FALLBACK) ? "" : "_" + language;
        String name = "/mail/words" + suffix + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            Map<String, String> texts = new HashMap<>();
            properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
            Map<String, Template> sentences = new HashMap<>();
            texts.forEach((key, text) -> sentences.put(key, PLAIN.compile(text)));
            return new Words(texts, sentences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        return sentences.keySet();
    }

    /** A sentence as it is written, with the names of its values. */
    String text(String key) {
        return Objects.requireNonNull(texts.get(key), key);
    }

    /** These words, with those that a domain chose for a mail. */
    Words with(MailText own) {
        Map<String, Template> other = new HashMap<>(sentences);
        other.put(own.kind().subject(), PLAIN.compile(own.subject()));
        other.put(own.kind().lead(), PLAIN.compile(own.lead()));
        return new Words(texts, other);
    }

    /** Why a text cannot be a sentence that names only these values, if it cannot. */
    static Optional<String> problem(String text, Set<String> values) {
        try {
            Set<String> foreign = new TreeSet<>();
            PLAIN.compile(text).visit(new Names(foreign));
            foreign.removeAll(values);
            return foreign.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "must not name "
                                    + String.join(", ", foreign)
                                    + ", but may name "
                                    + String.join(", ", new TreeSet<>(values)));
        } catch (MustacheException e) {
            return Optional.of("is no Mustache: " + e.getMessage());
        }
    }

    Template sentence(String key) {
        return Objects.requireNonNull(sentences.get(key), key);
    }

    String say(String key, Map<String, ?> values) {
        return sentence(key).execute(values);
    }

    /** All that a template names, in sections that are not opened, too. */
    private record Names(Set<String> found) implements Mustache.Visitor {

        @Override
        public void visitText(String text) {
            if (text.contains("{{")) {
                found.add("{{");
            }
        }

        @Override
        public void visitVariable(String name) {
            found.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            found.add("> " + name);
            return false;
        }

        @Override
        public boolean visitSection(String name) {
            found.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            found.add(name);
            return true;
        }
    }
}
