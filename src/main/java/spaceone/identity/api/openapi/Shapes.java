package spaceone.identity.api.openapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spaceone.identity.Names;
import spaceone.identity.api.Routes.Route;
import spaceone.identity.api.v2.autocomplete.DistinctRequest;
import spaceone.identity.api.v2.domainsetup.SetupDirectory;
import spaceone.identity.api.v2.domainsetup.SetupExternalDirectory;
import spaceone.identity.api.v2.domainsetup.SetupFactorPolicy;
import spaceone.identity.api.v2.domainsetup.SetupOrganization;
import spaceone.identity.api.v2.domainsetup.SetupRetentionPolicy;
import spaceone.identity.api.v2.domainsetup.SetupRole;
import spaceone.identity.api.v2.domainsetup.SetupUserGroup;
import spaceone.identity.api.v2.domainsetup.SetupWorkspace;
import spaceone.identity.api.v2.domainsetup.SetupWorkspaceGroup;
import spaceone.identity.api.v2.userimport.UserToImport;
import spaceone.identity.api.wire.Bound;
import spaceone.identity.api.wire.Dressed;
import spaceone.identity.api.wire.Most;
import spaceone.identity.query.Limits;
import spaceone.identity.user.MfaState;
import spaceone.identity.user.MfaType;

/**
 * The forms of members that are free JSON for the reader of requests, because a room of its own
 * judges them. Nothing is made of these records; they are described.
 */
final class Shapes {

    record Query(
            @Doc(
                            value = "Conditions that all hold.",
                            example = "[{\"k\": \"tags.team\", \"v\": \"blue\", \"o\": \"eq\"}]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Condition> filter,
            @Doc(value = "Conditions of which one holds, or the keyword.", example = "[]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Condition> filterOr,
            @Doc(
                            "Text that one of the resource's searched members must contain; small and"
                                    + " capital letters are the same. More words find more rows."
                                    + " Where each has to be found, send a condition for each:"
                                    + " `{\"k\": \"keyword\", \"v\": WORD, \"o\": \"contain\"}`.")
                    String keyword,
            @Doc(
                            value = "The order; otherwise that of the resource.",
                            example = "[{\"key\": \"created_at\", \"desc\": true}]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Sort> sort,
            @Doc(value = "Which part of the rows.", example = "{\"start\": 1, \"limit\": 10}")
                    Page page,
            @Doc(value = "Only the members one needs to name a row.", example = "false")
                    Boolean minimal,
            @Doc(value = "Only how many rows there are.", example = "false") Boolean countOnly,
            @Doc("Only these members; a dotted path is allowed.") @Most(Limits.MOST_ENTRIES)
                    List<String> only,
            @Doc(
                            value = "One row for each element of a list.",
                            example = "{\"path\": \"required_actions\"}")
                    Unwind unwind) {}

    record QueryV1(
            @Doc(
                            value = "Conditions that all hold.",
                            example = "[{\"k\": \"tags.team\", \"v\": \"blue\", \"o\": \"eq\"}]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Condition> filter,
            @Doc(value = "Conditions of which one holds, or the keyword.", example = "[]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Condition> filterOr,
            String keyword,
            @Doc(
                            value = "The order, as one object: a key, or several in `keys`.",
                            example = "{\"key\": \"created_at\", \"desc\": true}")
                    SortV1 sort,
            @Doc(value = "Which part of the rows.", example = "{\"start\": 1, \"limit\": 10}")
                    Page page,
            @Doc(value = "Only the members one needs to name a row.", example = "false")
                    Boolean minimal,
            @Doc(value = "Only how many rows there are.", example = "false") Boolean countOnly,
            @Doc("Only these members; a dotted path is allowed.") @Most(Limits.MOST_ENTRIES)
                    List<String> only,
            @Doc(
                            value = "One row for each element of a list.",
                            example = "{\"path\": \"required_actions\"}")
                    Unwind unwind) {}

    record Condition(
            @Doc("The member, or a dotted path into one, as `tags.team`. Needed, here or as `key`.")
                    String k,
            @Doc("Long spelling of `k`.") String key,
            @Doc(
                            value =
                                    "What it is held against: a text, number, true, false, null or, as"
                                            + " the operator asks, a list. Left out: null.",
                            example = "\"blue\"")
                    JsonValue v,
            @Doc(value = "Long spelling of `v`.", example = "\"blue\"") JsonValue value,
            @Doc(value = "How. Needed, here or as `operator`.", example = "\"eq\"") Comparison o,
            @Doc(value = "Long spelling of `o`.", example = "\"eq\"") Comparison operator) {}

    /** The names of the query language, in the letters of the wire. */
    enum Comparison {
        eq,
        not,
        in,
        not_in,
        lt,
        lte,
        gt,
        gte,
        contain,
        not_contain,
        contain_in,
        not_contain_in,
        regex,
        regex_in,
        exists,
        match,
        datetime_lt,
        datetime_lte,
        datetime_gt,
        datetime_gte,
        timediff_lt,
        timediff_lte,
        timediff_gt,
        timediff_gte
    }

    record Sort(
            @Doc("The member to sort by.") String key,
            @Doc(value = "Greatest first; false if nothing is said.", example = "true")
                    Boolean desc) {}

    record SortV1(
            @Doc("The member to sort by.") String key,
            @Doc(value = "Greatest first; false if nothing is said.", example = "true")
                    Boolean desc,
            @Doc(
                            value = "Several members, the most important first.",
                            example = "[{\"key\": \"name\"}]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Sort> keys) {}

    record Page(
            @Doc(value = "Number of the first row, from 1.", example = "1")
                    @Most(Limits.LARGEST_COUNT)
                    Long start,
            @Doc(value = "How many rows; 0 and nothing: all.", example = "10")
                    @Most(Limits.LARGEST_COUNT)
                    Long limit) {}

    record Unwind(
            @Doc(value = "The list.", example = "\"required_actions\"") String path,
            @Doc(value = "Conditions on its elements.", example = "[]") @Most(Limits.MOST_ENTRIES)
                    List<Condition> filter) {}

    record Statistics(
            @Doc(value = "Conditions that all hold.", example = "[]") @Most(Limits.MOST_ENTRIES)
                    List<Condition> filter,
            @Doc(value = "Conditions of which one holds, or the keyword.", example = "[]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Condition> filterOr,
            @Doc("Text that one of the resource's searched members must contain.") String keyword,
            @Doc(
                            value =
                                    "Stages, each on the rows of the one before: `unwind`, `group`,"
                                            + " `count`, `sort`, `project`, `limit` or `skip`. Needed,"
                                            + " unless `distinct` stands for it.",
                            example = "[{\"count\": {\"name\": \"count\"}}]")
                    @Most(Limits.MOST_STAGES)
                    List<JsonObject> aggregate,
            @Doc("Instead of `aggregate`: the member whose different values to answer with.")
                    String distinct,
            @Doc(value = "Which part of the result.", example = "{\"start\": 1, \"limit\": 10}")
                    Page page) {}

    record Analysis(
            @Doc(value = "Conditions that all hold.", example = "[]") @Most(Limits.MOST_ENTRIES)
                    List<Condition> filter,
            @Doc(value = "Conditions of which one holds, or the keyword.", example = "[]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Condition> filterOr,
            @Doc("Text that one of the resource's searched members must contain.") String keyword,
            @Doc(
                            value =
                                    "Members to group by: a name, or an object of `key` and `name`.",
                            example = "[\"state\"]")
                    @Most(Limits.MOST_ENTRIES)
                    List<JsonValue> groupBy,
            @Doc(
                            value =
                                    "What to calculate, by the name it is to have: an object of"
                                            + " `operator` (count, sum, average, max, min, first, last,"
                                            + " push, add_to_set, merge_objects) and `key`. Needed.",
                            example = "{\"count\": {\"operator\": \"count\"}}")
                    @Most(Limits.MOST_ENTRIES)
                    JsonObject fields,
            @Doc(value = "Members of the rows made from those fields.", example = "{}")
                    @Most(Limits.MOST_ENTRIES)
                    JsonObject select,
            @Doc(
                            value = "Members of `group_by` that become a list inside each row.",
                            example = "[]")
                    @Most(Limits.MOST_ENTRIES)
                    List<String> fieldGroup,
            @Doc(
                            value = "The order of the result.",
                            example = "[{\"key\": \"count\", \"desc\": true}]")
                    @Most(Limits.MOST_ENTRIES)
                    List<Sort> sort,
            @Doc(value = "Which part of the result.", example = "{\"start\": 1, \"limit\": 10}")
                    Page page) {}

    record Mfa(
            @Doc(value = "Whether it is asked for at sign-in.", example = "\"ENABLED\"")
                    MfaState state,
            @Doc(value = "Its kind; absent: none was chosen or demanded.", example = "\"OTP\"")
                    MfaType mfaType,
            @Doc(value = "What belongs to the kind; absent: nothing.", example = "{}")
                    MfaDetails options) {}

    record MfaDetails(
            @Doc("EMAIL: the mailbox its codes go to.") String email,
            @Doc(value = "OTP: id of the secret kept for it.", example = "\"secret-1a2b3c4d5e6f\"")
                    String userSecretId,
            @Doc(
                            value =
                                    "Only while OTP is set up: the `otpauth:` address to show as a QR"
                                            + " code.",
                            example = "\"otpauth://totp/Example:kim?secret=JBSWY3DPEHPK3PXP\"")
                    String otpQrcodeUri,
            @Doc(value = "Whether an administrator demands it; absent: no.", example = "true")
                    Boolean enforce) {}

    record MfaChoice(@Doc("EMAIL: the mailbox; otherwise the address of the user.") String email) {}

    record Credentials(
            @Doc("The name of the user, for sign-in by a password.") @Most(Bound.CREDENTIAL)
                    String userId,
            @Doc(
                            value = "The password of the user, here or in an LDAP directory.",
                            example = "\"Correct9Horse\"")
                    @Most(Bound.CREDENTIAL)
                    String password,
            @Doc("From an OpenID provider: its access token.") @Most(Bound.CREDENTIAL)
                    String accessToken,
            @Doc(
                            value = "From an OpenID provider: its id token.",
                            example = "\"eyJhbGciOiJSUzI1NiJ9.e30.c2ln\"")
                    @Most(Bound.CREDENTIAL)
                    String idToken,
            @Doc(
                            value =
                                    "The `nonce` that the id token must carry, if one was asked for.",
                            example = "\"n-0S6_WzA2Mj\"")
                    @Most(Bound.CREDENTIAL)
                    String nonce,
            @Doc(
                            value =
                                    "From an OpenID provider: the code it sent the browser back with, in "
                                            + "place of a token.",
                            example = "\"SplxlOBeZQQYbYS6WxSbIA\"")
                    @Most(Bound.CREDENTIAL)
                    String code,
            @Doc(
                            value =
                                    "With `code`: the verifier whose S256 challenge was sent (PKCE).",
                            example = "\"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk\"")
                    @Most(Bound.CREDENTIAL)
                    String codeVerifier,
            @Doc(
                            value = "With `code`: the address it was sent to.",
                            example = "\"https://id.example.com/\"")
                    @Most(Bound.CREDENTIAL)
                    String redirectUri) {}

    record DomainSettings(
            @Doc(value = "Name shown to people.", example = "\"Acme\"") String displayName,
            @Doc(value = "Language of new users.") String language,
            @Doc(value = "Time zone of new users.") String timezone,
            @Doc(
                            value =
                                    "`length`: passwords need 15 characters, 8 with a second factor, and"
                                            + " no mixture.",
                            example = "\"length\"")
                    String passwordPolicy) {}

    record SuggestionOptions(
            @Doc(value = "How many, 1 to 1000; otherwise 100.", example = "10")
                    @Most(value = DistinctRequest.MOST, least = 1)
                    Integer limit,
            @Doc(value = "Conditions that all hold.", example = "[]")
                    @Most(Limits.MOST_ENTRIES - DistinctRequest.OWN_CONDITIONS)
                    List<Condition> filter,
            @Doc(
                            value = "How values are held against `search`; otherwise `contain`.",
                            example = "\"contain\"")
                    Comparison searchType) {}

    private static final Map<String, Class<?>> BY_NAME =
            Map.ofEntries(
                    Map.entry("query", Query.class),
                    Map.entry("StatRequest.query", Statistics.class),
                    Map.entry("WorkspaceGroupUserStatQuery.query", Statistics.class),
                    Map.entry("WorkspaceAnalyzeQuery.query", Analysis.class),
                    Map.entry("page", Page.class),
                    Map.entry("mfa", Mfa.class),
                    Map.entry("EnableMFARequest.options", MfaChoice.class),
                    Map.entry("EnableMFARequest.mfa_type", MfaType.class),
                    Map.entry("credentials", Credentials.class),
                    Map.entry("settings", DomainSettings.class),
                    Map.entry("DistinctRequest.options", SuggestionOptions.class),
                    Map.entry("RunUserImportRequest.users", UserToImport.class),
                    Map.entry("ApplyDomainSetupRequest.organization", SetupOrganization.class),
                    Map.entry("ApplyDomainSetupRequest.roles", SetupRole.class),
                    Map.entry(
                            "ApplyDomainSetupRequest.workspace_groups", SetupWorkspaceGroup.class),
                    Map.entry("ApplyDomainSetupRequest.workspaces", SetupWorkspace.class),
                    Map.entry("ApplyDomainSetupRequest.user_groups", SetupUserGroup.class),
                    Map.entry("ApplyDomainSetupRequest.directory", SetupDirectory.class),
                    Map.entry(
                            "ApplyDomainSetupRequest.external_directories",
                            SetupExternalDirectory.class),
                    Map.entry("ApplyDomainSetupRequest.factor_policy", SetupFactorPolicy.class),
                    Map.entry(
                            "ApplyDomainSetupRequest.retention_policy",
                            SetupRetentionPolicy.class));

    private Shapes() {}

    /** The records that requests are read into, and the forms of their free members. */
    static Set<Class<?>> ofRequests(List<Route> routes) {
        Set<Class<?>> records = new HashSet<>();
        routes.forEach(route -> route.request().ifPresent(record -> collect(record, records)));
        return records;
    }

    private static void collect(Class<?> record, Set<Class<?>> records) {
        if (!record.isRecord() || !records.add(record)) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            collect(of(component).orElse(element(component.getGenericType())), records);
        }
    }

    private static Class<?> element(Type type) {
        return type instanceof ParameterizedType list
                ? element(list.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    /** The record that an answer is told by: a dressed one, by what it dresses. */
    static Class<?> told(Class<?> answer) {
        if (!Dressed.class.isAssignableFrom(answer)) {
            return answer;
        }
        return Stream.of(answer.getRecordComponents())
                .filter(component -> component.getName().equals("plain"))
                .findFirst()
                .orElseThrow()
                .getType();
    }

    /** The form of a free member; its plain type says enough of the others. */
    static Optional<Class<?>> of(RecordComponent component) {
        Class<?> record = component.getDeclaringRecord();
        String name = Names.snake(component.getName());
        if (name.equals("query") && record.getPackageName().endsWith(".v1.user")) {
            return Optional.of(QueryV1.class);
        }
        Class<?> own = BY_NAME.get(record.getSimpleName() + "." + name);
        boolean free = component.getType() == JsonObject.class;
        return Optional.ofNullable(own != null ? own : free ? BY_NAME.get(name) : null);
    }
}
