package spaceone.identity.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Searches. By keyword it reads page after page, because servers answer no more than a thousand at
 * once, and those who are in service may be the last of them.
 */
final class LdapPages {

    private static final int TIME_LIMIT = 3;
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 50;
    private static final Duration LONGEST = Duration.ofSeconds(6);

    /** More than was asked for, or the rest lies elsewhere: what came is an answer, too. */
    private static final Set<ResultCode> INCOMPLETE =
            Set.of(ResultCode.SIZE_LIMIT_EXCEEDED, ResultCode.REFERRAL);

    private final LdapOptions options;

    LdapPages(LdapOptions options) {
        this.options = options;
    }

    /** The first people in service with this text in their id, name or address. */
    List<DirectoryUser> people(LDAPConnection connection, String text) throws LDAPException {
        long end = System.nanoTime() + LONGEST.toNanos();
        List<DirectoryUser> people = new ArrayList<>();
        ASN1OctetString cookie = null;
        for (int page = 0; page < MOST_PAGES && System.nanoTime() < end; page++) {
            SearchRequest request = request(options, containing(text), PAGE * MOST_PAGES);
            request.addControl(new SimplePagedResultsControl(PAGE, cookie, false));
            SearchResult result = first(connection, request);
            result.getSearchEntries().stream()
                    .flatMap(entry -> LdapPerson.of(entry, options, null).stream())
                    .filter(person -> !person.isDisabled())
                    .forEach(people::add);
            cookie = next(result);
            if (cookie == null || people.size() >= DirectorySearch.LIMIT) {
                break;
            }
        }
        return people.stream().limit(DirectorySearch.LIMIT).toList();
    }

    /** Null when this was the last page. */
    static @Nullable ASN1OctetString next(SearchResult result) {
        try {
            SimplePagedResultsControl pages = SimplePagedResultsControl.get(result);
            return pages != null && pages.moreResultsToReturn() ? pages.getCookie() : null;
        } catch (LDAPException e) {
            return null;
        }
    }

    /** What came, where there would be more. Referrals are never followed. */
    static SearchResult first(LDAPConnection connection, SearchRequest request)
            throws LDAPException {
        try {
            return connection.search(request);
        } catch (LDAPSearchException e) {
            if (INCOMPLETE.contains(e.getResultCode()) && e.getSearchEntries() != null) {
                return e.getSearchResult();
            }
            throw e;
        }
    }

    static SearchRequest request(LdapOptions options, Filter filter, int limit) {
        String[] attributes =
                Stream.concat(
                                Stream.of(
                                        options.userIdAttribute(),
                                        options.nameAttribute(),
                                        options.emailAttribute(),
                                        options.enabledAttribute()),
                                Stream.concat(
                                        LdapIdentity.ATTRIBUTES.stream(),
                                        options.groups().map(GroupMapper::source).stream()))
                        .filter(name -> !name.isEmpty())
                        .toArray(String[]::new);
        return new SearchRequest(
                options.baseDn(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                limit,
                TIME_LIMIT,
                false,
                Filter.createANDFilter(options.userFilter(), filter),
                attributes);
    }

    private Filter containing(String text) {
        return Filter.createORFilter(
                Stream.of(
                                options.userIdAttribute(),
                                options.nameAttribute(),
                                options.emailAttribute())
                        .map(
                                name ->
                                        Filter.createSubstringFilter(
                                                name, null, new String[] {text}, null))
                        .toList());
    }
}
