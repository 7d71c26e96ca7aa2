package spaceone.identity.directory;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The groups somebody is in: those that their own entry names, or, where a place for groups is set,
 * those there that name them. Active Directory also finds groups within groups.
 */
final class LdapGroups {

    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";
    private static final int MOST = 1000;
    private static final int TIME_LIMIT = 3;

    private final LdapOptions options;
    private final GroupMapper mapper;

    LdapGroups(LdapOptions options, GroupMapper mapper) {
        this.options = options;
        this.mapper = mapper;
    }

    Set<String> of(LDAPConnectionPool pool, SearchResultEntry person) throws IOException {
        if (mapper.baseDn().isEmpty() && !mapper.nested()) {
            String[] named = person.getAttributeValues(mapper.source());
            return named == null ? Set.of() : new LinkedHashSet<>(Set.of(named));
        }
        SearchRequest request =
                new SearchRequest(
                        mapper.baseDn().orElse(options.baseDn()),
                        SearchScope.SUB,
                        filter(person),
                        SearchRequest.NO_ATTRIBUTES);
        request.setSizeLimit(MOST);
        request.setTimeLimitSeconds(TIME_LIMIT);
        try {
            return LdapConnections.ask(pool, connection -> LdapPages.first(connection, request))
                    .getSearchEntries()
                    .stream()
                    .map(ReadOnlyEntry::getDN)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (LDAPException e) {
            throw new IOException(
                    "LDAP: the groups cannot be read, " + e.getResultCode().getName());
        }
    }

    private Filter filter(SearchResultEntry person) {
        if (mapper.nested()) {
            return Filter.createExtensibleMatchFilter("member", IN_CHAIN, false, person.getDN());
        }
        Stream<Filter> byName =
                Stream.of("member", "uniqueMember")
                        .map(name -> Filter.createEqualityFilter(name, person.getDN()));
        String uid = person.getAttributeValue(options.userIdAttribute());
        Stream<Filter> byId =
                uid == null
                        ? Stream.empty()
                        : Stream.of(Filter.createEqualityFilter("memberUid", uid));
        return Filter.createORFilter(Stream.concat(byName, byId).toList());
    }
}
