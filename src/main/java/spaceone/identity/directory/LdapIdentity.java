package spaceone.identity.directory;

import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The id that a directory gives an entry once, unique in the world: {@code entryUUID} (RFC 4530),
 * and what Active Directory, 389 and eDirectory have in its place. Servers tell it only when asked
 * by name.
 */
final class LdapIdentity {

    private static final List<String> TEXTS = List.of("entryUUID", "nsUniqueId");
    private static final List<String> BYTES = List.of("objectGUID", "GUID");

    /** What to ask for. */
    static final List<String> ATTRIBUTES =
            List.of(TEXTS.get(0), TEXTS.get(1), BYTES.get(0), BYTES.get(1));

    private LdapIdentity() {}

    static Optional<DirectoryIdentity> of(SearchResultEntry entry) {
        return text(entry).or(() -> bytes(entry)).map(LdapIdentity::identity);
    }

    private static Optional<String> text(SearchResultEntry entry) {
        return TEXTS.stream()
                .map(entry::getAttributeValue)
                .filter(value -> value != null && !value.isBlank())
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static Optional<String> bytes(SearchResultEntry entry) {
        return BYTES.stream()
                .map(entry::getAttributeValueBytes)
                .filter(value -> value != null && value.length == 16)
                .map(HexFormat.of()::formatHex)
                .findFirst();
    }

    private static DirectoryIdentity identity(String id) {
        return new DirectoryIdentity(DirectoryIdentity.LDAP, id);
    }
}
