package spaceone.identity.directory;

import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spaceone.identity.Json;

/**
 * LDAP and Active Directory. The service account looks the person up, then the person's own
 * password has to open that entry; the entry says first whether he is still in service, because
 * some servers refuse the password of a disabled account and others do not.
 */
final class LdapDirectory implements Directory {

    private static final int TIME_LIMIT = 3;
    private static final int LONGEST_PASSWORD = 1024;

    private final DirectorySettings settings;
    private final LdapOptions options;
    private final AddressGuard guard;
    private final LDAPConnectionPool pool;

    LdapDirectory(DirectorySettings settings, AddressGuard guard) {
        this.settings = settings;
        this.options = LdapOptions.of(settings);
        this.guard = guard;
        this.pool = LdapConnections.pool(options, TrustAnchors.of(settings), guard);
    }

    @Override
    public JsonObject metadata() throws IOException {
        guard.resolve(options.url().getHost());
        return Json.createObjectBuilder()
                .add("protocol", "ldap")
                .add("identity_provider", settings.option("identity_provider").orElse("ldap"))
                .add("name", settings.option("name").orElse("LDAP"))
                .add("credentials", Json.createArrayBuilder().add("user_id").add("password"))
                .build();
    }

    @Override
    public Optional<DirectoryUser> authorize(JsonObject credentials) throws IOException {
        String userId = DirectorySettings.text(credentials, "user_id").orElse("");
        String password = credentials.getString("password", "");
        // An empty password would be an anonymous bind, which servers answer with success.
        if (userId.isEmpty() || password.isEmpty() || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        List<SearchResultEntry> entries = search(exactly(userId), 2);
        if (entries.size() != 1) {
            return Optional.empty();
        }
        Optional<DirectoryUser> person = LdapPerson.of(entries.get(0), options);
        if (person.isEmpty() || person.get().isDisabled()) {
            return person;
        }
        return opens(entries.get(0).getDN(), password) ? person : Optional.empty();
    }

    @Override
    public List<DirectoryUser> find(DirectorySearch search) throws IOException {
        Filter filter = search.exact() ? exactly(search.text()) : containing(search.text());
        return search(filter, DirectorySearch.LIMIT).stream()
                .flatMap(entry -> LdapPerson.of(entry, options).stream())
                .toList();
    }

    @Override
    public void close() {
        LdapConnections.close(pool);
    }

    private boolean opens(String dn, String password) throws IOException {
        if (dn.isEmpty()) {
            return false;
        }
        try {
            LdapConnections.ask(
                    () -> pool.bindAndRevertAuthentication(new SimpleBindRequest(dn, password)));
            return true;
        } catch (LDAPException e) {
            ResultCode code = e.getResultCode();
            if (code.isConnectionUsable() && !isOverloaded(code)) {
                return false;
            }
            throw unavailable(e);
        }
    }

    private static boolean isOverloaded(ResultCode code) {
        return code.equals(ResultCode.BUSY)
                || code.equals(ResultCode.UNAVAILABLE)
                || code.equals(ResultCode.OPERATIONS_ERROR)
                || code.equals(ResultCode.OTHER);
    }

    private List<SearchResultEntry> search(Filter filter, int limit) throws IOException {
        String[] attributes =
                Stream.concat(
                                Stream.of(
                                        options.userIdAttribute(),
                                        options.nameAttribute(),
                                        options.emailAttribute(),
                                        options.enabledAttribute()),
                                LdapIdentity.ATTRIBUTES.stream())
                        .filter(name -> !name.isEmpty())
                        .toArray(String[]::new);
        SearchRequest request =
                new SearchRequest(
                        options.baseDn(),
                        SearchScope.SUB,
                        DereferencePolicy.NEVER,
                        limit,
                        TIME_LIMIT,
                        false,
                        Filter.createANDFilter(options.userFilter(), filter),
                        attributes);
        try {
            return LdapConnections.ask(() -> pool.search(request)).getSearchEntries();
        } catch (LDAPException e) {
            // More people than asked for is an answer, too: the first ones.
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)
                    && e instanceof LDAPSearchException first
                    && first.getSearchEntries() != null) {
                return first.getSearchEntries();
            }
            throw unavailable(e);
        }
    }

    private Filter exactly(String userId) {
        return Filter.createEqualityFilter(options.userIdAttribute(), userId);
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

    private static IOException unavailable(LDAPException e) {
        // The library's own message may quote what was sent.
        return new IOException("LDAP: " + e.getResultCode().getName());
    }
}
