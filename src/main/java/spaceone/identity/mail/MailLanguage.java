package spaceone.identity.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import spaceone.identity.Languages;

/** Which of our languages a reader gets: his own, its base, his domain's, else English. */
final class MailLanguage {

    static final String FALLBACK = "en";

    private MailLanguage() {}

    static String of(String userLanguage, String domainLanguage) {
        return Stream.of(known(userLanguage), known(domainLanguage))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(FALLBACK);
    }

    private static Optional<String> known(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String base = tag.strip().split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.of(base).filter(Languages.ALL::contains);
    }
}
