package spaceone.identity.directory;

import static spaceone.identity.directory.DirectoryError.DIRECTORY_NOT_READ;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads everybody, page after page (RFC 2696), on one connection: where a page ended is known to
 * most servers on no other. What is not the whole is refused: who is left out would not be missed.
 */
final class LdapReading {

    /** Active Directory gives a thousand at most. */
    static final int PAGE = 500;

    private static final Duration LONGEST = Duration.ofSeconds(50);

    private final LdapOptions options;

    LdapReading(LdapOptions options) {
        this.options = options;
    }

    /**
     * @param prefix what their ids begin with; empty for all
     */
    void read(LDAPConnection connection, String prefix, Consumer<List<ListedPerson>> page)
            throws LDAPException {
        long end = System.nanoTime() + LONGEST.toNanos();
        ASN1OctetString cookie = null;
        do {
            SearchRequest request = LdapPages.request(options, beginning(prefix), 0);
            request.addControl(new SimplePagedResultsControl(PAGE, cookie, true));
            SearchResult result = search(connection, request, cookie == null);
            page.accept(result.getSearchEntries().stream().map(this::listed).toList());
            cookie = LdapPages.next(result);
            if (cookie != null && System.nanoTime() > end) {
                throw DIRECTORY_NOT_READ.with(
                        "longer than %s seconds".formatted(LONGEST.toSeconds()));
            }
        } while (cookie != null);
    }

    /** Only the first page may be asked for once more, on another connection. */
    private static SearchResult search(
            LDAPConnection connection, SearchRequest request, boolean first) throws LDAPException {
        try {
            return connection.search(request);
        } catch (LDAPException e) {
            ResultCode code = e.getResultCode();
            if (first && !code.isConnectionUsable()) {
                throw e;
            }
            throw DIRECTORY_NOT_READ.with(code.getName());
        }
    }

    private ListedPerson listed(SearchResultEntry entry) {
        return new ListedPerson(entry.getDN(), LdapPerson.of(entry, options, null));
    }

    private Filter beginning(String prefix) {
        return prefix.isEmpty()
                ? Filter.createPresenceFilter("objectClass")
                : Filter.createSubInitialFilter(options.userIdAttribute(), prefix);
    }
}
