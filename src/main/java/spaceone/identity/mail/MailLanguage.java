package spaceone.identity.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which of our languages a reader gets: his own, its base, his domain's, else English. */
final class MailLanguage {

    static final String FALLBACK = "en";
    static final Set<String> ALL = Set.of("en", "ko", "ja");

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
        return Optional.of(base).filter(ALL::contains);
    }
}
