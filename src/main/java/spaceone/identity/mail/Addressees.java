package spaceone.identity.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import spaceone.identity.user.Users;

/** How to speak to the reader of a mail, by what is known of them when it is written. */
@ApplicationScoped
public class Addressees {

    /** Mail programs make links of such a text, and an inviter chooses the name of the invited. */
    private static final Pattern LIKE_A_LINK = Pattern.compile("[/:@\\\\]|\\S\\.\\p{L}{2,}");

    @Inject Users users;

    /** The name to greet with, and the zone whose clock the reader looks at. */
    record Addressee(String name, ZoneId zone) {

        static Addressee of(String name, String userId, String timezone) {
            boolean greetable = !name.isBlank() && !LIKE_A_LINK.matcher(name).find();
            return new Addressee(greetable ? name : userId, zoneOf(timezone));
        }
    }

    Addressee find(String domainId, String userId) {
        return users.find(domainId, userId)
                .map(user -> Addressee.of(text(user.name()), userId, text(user.timezone())))
                .orElseGet(() -> Addressee.of("", userId, ""));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static ZoneId zoneOf(String timezone) {
        try {
            return timezone.isBlank() ? ZoneOffset.UTC : ZoneId.of(timezone);
        } catch (DateTimeException e) {
            // Kept from another release of the time zones.
            return ZoneOffset.UTC;
        }
    }
}
