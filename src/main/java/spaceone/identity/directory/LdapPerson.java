package spaceone.identity.directory;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads people out of entries. */
final class LdapPerson {

    private static final int ACCOUNT_DISABLED = 0x2;
    private static final Set<String> NO = Set.of("false", "0", "no", "off", "disabled", "inactive");

    /** Attributes that say the opposite: true, or there at all, is out of service. */
    private static final Set<String> LOCKS = Set.of("nsaccountlock", "logindisabled");

    /** Any other time is that of a lock after wrong passwords, which passes. */
    private static final String LOCKED_FOR_EVER = "000001010000z";

    private LdapPerson() {}

    /**
     * Empty when the entry has no id: it is nobody who could sign in.
     *
     * @param asserted by which of their ids the person was looked up; null for any
     */
    static Optional<DirectoryUser> of(
            SearchResultEntry entry, LdapOptions options, @Nullable String asserted) {
        String userId = userId(entry.getAttributeValues(options.userIdAttribute()), asserted);
        if (userId == null || userId.isBlank()) {
            return Optional.empty();
        }
        String email = entry.getAttributeValue(options.emailAttribute());
        boolean verified = options.emailTrusted() && email != null;
        return Optional.of(
                new DirectoryUser(
                                userId.strip(),
                                entry.getAttributeValue(options.nameAttribute()),
                                email,
                                verified ? Optional.of(true) : Optional.empty(),
                                isEnabled(entry, options.enabledAttribute())
                                        ? DirectoryUser.State.ENABLED
                                        : DirectoryUser.State.DISABLED)
                        .known(LdapIdentity.of(entry)));
    }

    private static @Nullable String userId(String[] all, @Nullable String asserted) {
        if (all == null || asserted == null || all.length == 1) {
            return all == null || all.length == 0 ? null : all[0];
        }
        return Stream.of(all)
                .filter(one -> folded(one).equals(folded(asserted)))
                .findFirst()
                .orElse(null);
    }

    /** How servers compare such values: without letter case, and blanks count once. */
    private static String folded(String value) {
        return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static boolean isEnabled(SearchResultEntry entry, String attribute) {
        if (attribute.isEmpty()) {
            return true;
        }
        String value = entry.getAttributeValue(attribute);
        if (value == null || value.isBlank()) {
            return true;
        }
        String name = attribute.toLowerCase(Locale.ROOT);
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (name.equals("useraccountcontrol")) {
            return (flags(word) & ACCOUNT_DISABLED) == 0;
        }
        if (name.equals("pwdaccountlockedtime")) {
            return !word.equals(LOCKED_FOR_EVER);
        }
        if (LOCKS.contains(name)) {
            return NO.contains(word);
        }
        return !NO.contains(word);
    }

    /** Flags that cannot be read count as disabled: rather nobody than the wrong one. */
    private static long flags(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            return ACCOUNT_DISABLED;
        }
    }
}
