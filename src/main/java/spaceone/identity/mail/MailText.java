package spaceone.identity.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail of one kind says first, in one language: its subject and the lead of its text, in
 * Mustache. The rest of a mail (the code, the link, how long it is good, what to do if it was not
 * expected) is the same for everybody.
 *
 * @param updatedAt when the domain chose these words; null where they are ours
 */
public record MailText(
        MailKind kind, String language, String subject, String lead, @Nullable Instant updatedAt) {

    public static final int LONGEST_SUBJECT = 200;

    /** A page of text. */
    public static final int LONGEST_LEAD = 2_000;

    /** Our own words. */
    static MailText ours(MailKind kind, String language) {
        Words words = Words.of(language);
        return new MailText(
                kind, language, words.text(kind.subject()), words.text(kind.lead()), null);
    }

    /** What words of this kind may name. */
    public List<String> names() {
        return List.copyOf(MailValues.of(kind).keySet());
    }

    public boolean isOwn() {
        return updatedAt != null;
    }
}
