package spaceone.identity.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of one language. They are plain text with values in them, never markup. */
final class Words {

    private static final Mustache.Compiler PLAIN =
            Mustache.compiler().escapeHTML(false).strictSections(true);

    private static final Map<String, Words> LANGUAGES =
            MailLanguage.ALL.stream().collect(Collectors.toMap(l -> l, Words::read));

    private final Map<String, Template> sentences;

    private Words(Properties properties) {
        sentences = new HashMap<>();
        properties.forEach(
                (key, text) -> sentences.put((String) key, PLAIN.compile((String) text)));
    }

    static Words of(String language) {
        return LANGUAGES.get(language);
    }

    static Words read(String language) {
        String suffix = language.equals(MailLanguage.FALLBACK) ? "" : "_" + language;
        String name = "/mail/words" + suffix + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return new Words(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> keys() {
        return sentences.keySet();
    }

    Template sentence(String key) {
        return sentences.get(key);
    }

    String say(String key, Map<String, ?> values) {
        return sentences.get(key).execute(values);
    }
}
