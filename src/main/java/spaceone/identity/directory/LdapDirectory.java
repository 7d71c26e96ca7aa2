package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyRequestControl;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import spaceone.identity.Json;

/**
 * LDAP and Active Directory. The service account looks the person up, then the person's own
 * password has to open that entry; the entry says first whether he is still in service, because
 * some servers refuse the password of a disabled account and others do not.
 */
final class LdapDirectory implements Directory {

    private static final int LONGEST_PASSWORD = 1024;

    private final DirectorySettings settings;
    private final LdapOptions options;
    private final AddressGuard guard;
    private final LDAPConnectionPool pool;

    LdapDirectory(DirectorySettings settings, Egress egress) {
        this.settings = settings;
        this.options = LdapOptions.of(settings);
        this.guard = egress.guard();
        if (options.startTls() == LdapOptions.StartTls.NEVER && !guard.isPrivateAllowed()) {
            throw INVALID_PARAMETER.with(
                    DirectorySettings.key("start_tls"), "without TLS is not allowed here");
        }
        this.pool = LdapConnections.pool(options, egress.anchors().sockets(settings), egress);
    }

    @Override
    public JsonObject metadata() throws IOException {
        resolve();
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
        Found found = search(exactly(userId), 2);
        if (found.entries().isEmpty() && !found.elsewhere()) {
            throw Refusal.NOBODY_THERE.with();
        }
        if (found.entries().size() != 1) {
            throw new SignInRefused(
                    found.elsewhere()
                            ? SignInRefused.Reason.ELSEWHERE
                            : SignInRefused.Reason.SEVERAL_ENTRIES);
        }
        SearchResultEntry entry = found.entries().get(0);
        Optional<DirectoryUser> person = LdapPerson.of(entry, options, userId);
        if (person.isEmpty() || person.get().isDisabled()) {
            return person;
        }
        if (entry.getDN().isEmpty()) {
            return Optional.empty();
        }
        Optional<DirectoryUser> opened = opened(person.get(), entry, password);
        return opened.isEmpty() ? opened : Optional.of(withGroups(opened.get(), entry));
    }

    private DirectoryUser withGroups(DirectoryUser person, SearchResultEntry entry)
            throws IOException {
        return options.groups().isEmpty()
                ? person
                : person.in(
                        Optional.of(
                                new LdapGroups(options, options.groups().get()).of(pool, entry)));
    }

    /** Twice, because the first is followed by a bind there. */
    @Override
    public void pretend(JsonObject credentials) throws IOException {
        String userId = DirectorySettings.text(credentials, "user_id").orElse("");
        if (!userId.isEmpty()) {
            search(exactly(userId), 2);
            search(exactly(userId), 2);
        }
    }

    @Override
    public List<DirectoryUser> find(DirectorySearch search) throws IOException {
        if (!search.exact()) {
            return ask(connection -> new LdapPages(options).people(connection, search.text()));
        }
        List<DirectoryUser> people = new ArrayList<>();
        for (SearchResultEntry entry :
                search(exactly(search.text()), DirectorySearch.LIMIT).entries()) {
            Optional<DirectoryUser> person = LdapPerson.of(entry, options, search.text());
            if (person.isPresent()) {
                people.add(withGroups(person.get(), entry));
            }
        }
        return people;
    }

    @Override
    public void read(String prefix, Consumer<List<ListedPerson>> page) throws IOException {
        ask(
                connection -> {
                    new LdapReading(options).read(connection, prefix, page);
                    return true;
                });
    }

    @Override
    public void close() {
        LdapConnections.close(pool);
    }

    private Optional<DirectoryUser> opened(
            DirectoryUser person, SearchResultEntry entry, String password) throws IOException {
        try {
            LdapConnections.asOther(
                    pool,
                    new SimpleBindRequest(
                            entry.getDN(), password, new PasswordPolicyRequestControl(false)));
            return Optional.of(person);
        } catch (LDAPException e) {
            if (!LdapRefusal.isAnswer(e)) {
                throw unavailable(e);
            }
            Optional<SignInRefused.Reason> reason = LdapRefusal.reason(e);
            if (reason.isEmpty()) {
                return Optional.empty();
            }
            if (reason.get() == SignInRefused.Reason.DISABLED_THERE) {
                return Optional.of(person.disabled());
            }
            throw new SignInRefused(reason.get());
        }
    }

    /** One name of several may be gone; one that is not allowed is refused. */
    private void resolve() throws IOException {
        IOException unknown = new UnknownHostException("no server is named");
        int found = 0;
        for (LdapOptions.Server server : options.servers()) {
            try {
                found += guard.resolve(server.host()).length;
            } catch (UnknownHostException e) {
                unknown = e;
            }
        }
        if (found == 0) {
            throw new Unreachable(unknown);
        }
    }

    /** What was found; whether the server refers to another one for what may lie there. */
    private record Found(List<SearchResultEntry> entries, boolean elsewhere) {}

    private Found search(Filter filter, int limit) throws IOException {
        SearchRequest request = LdapPages.request(options, filter, limit);
        return ask(
                connection -> {
                    SearchResult result = LdapPages.first(connection, request);
                    return new Found(
                            result.getSearchEntries(),
                            result.getResultCode().equals(ResultCode.REFERRAL));
                });
    }

    private <T> T ask(LdapConnections.Question<T> question) throws IOException {
        try {
            return LdapConnections.ask(pool, question);
        } catch (LDAPException e) {
            throw unavailable(e);
        }
    }

    private Filter exactly(String userId) {
        return Filter.createEqualityFilter(options.userIdAttribute(), userId);
    }

    private static IOException unavailable(LDAPException e) {
        // The library's own message may quote what was sent.
        return new IOException("LDAP: " + e.getResultCode().getName());
    }
}
