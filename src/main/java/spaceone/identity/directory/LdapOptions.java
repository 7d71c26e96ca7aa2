package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Where the people are and what their attributes are called. {@code userFilter} narrows down who
 * counts as a person.
 */
record LdapOptions(
        List<Server> servers,
        StartTls startTls,
        String baseDn,
        Filter userFilter,
        String userIdAttribute,
        String nameAttribute,
        String emailAttribute,
        String enabledAttribute,
        boolean emailTrusted,
        String bindDn,
        String bindPassword,
        Optional<GroupMapper> groups) {

    private static final int MOST_SERVERS = 16;

    /** Over TLS from the start, or not. */
    record Server(String host, int port, boolean tls) {}

    /** For servers that are not talked to over TLS from the start. */
    enum StartTls {
        ALWAYS,
        /** Without it only if the server has none, and the operator allows that. */
        WHERE_OFFERED,
        NEVER
    }

    static LdapOptions of(DirectorySettings settings) {
        JsonObject attributes = settings.group("attributes");
        return new LdapOptions(
                servers(settings),
                startTls(settings),
                baseDn(settings.required("base_dn")),
                filter(settings.option("user_filter").orElse("(objectClass=*)")),
                DirectorySettings.text(attributes, "user_id").orElse("uid"),
                DirectorySettings.text(attributes, "name").orElse("cn"),
                DirectorySettings.text(attributes, "email").orElse("mail"),
                DirectorySettings.text(attributes, "enabled").orElse(""),
                settings.isOn("trust_email"),
                settings.secret("bind_dn").orElse(""),
                settings.secretAsGiven("password"),
                groups(settings));
    }

    private static Optional<GroupMapper> groups(DirectorySettings settings) {
        Optional<GroupMapper> mapper = GroupMapper.of(settings);
        mapper.flatMap(GroupMapper::baseDn).ifPresent(LdapOptions::baseDn);
        return mapper;
    }

    /** One or several, in a list or separated by blanks or commas. */
    private static List<Server> servers(DirectorySettings settings) {
        List<String> addresses = settings.texts("url");
        if (addresses.isEmpty()) {
            settings.required("url");
        }
        if (addresses.size() > MOST_SERVERS) {
            throw invalid("url", "more than " + MOST_SERVERS);
        }
        return addresses.stream().map(LdapOptions::server).toList();
    }

    private static Server server(String address) {
        try {
            LDAPURL url = new LDAPURL(address);
            boolean tls = url.getScheme().equals("ldaps");
            if (!url.hostProvided() || !tls && !url.getScheme().equals("ldap")) {
                throw invalid("url", "neither ldaps nor ldap, or without a host");
            }
            return new Server(url.getHost(), url.getPort(), tls);
        } catch (LDAPException e) {
            throw invalid("url", "neither ldaps nor ldap, or not an address");
        }
    }

    /** Who brings a certificate along means TLS. */
    private static StartTls startTls(DirectorySettings settings) {
        JsonValue wanted = settings.options().get("start_tls");
        if (wanted == JsonValue.FALSE) {
            return StartTls.NEVER;
        }
        return wanted == JsonValue.TRUE || settings.option("ca_certificates").isPresent()
                ? StartTls.ALWAYS
                : StartTls.WHERE_OFFERED;
    }

    private static String baseDn(String text) {
        if (!DN.isValidDN(text)) {
            throw invalid("base_dn", "not a distinguished name");
        }
        return text;
    }

    private static Filter filter(String text) {
        try {
            return Filter.create(text.startsWith("(") ? text : "(" + text + ")");
        } catch (LDAPException e) {
            throw invalid("user_filter", "not a filter");
        }
    }

    private static RuntimeException invalid(String option, String reason) {
        return INVALID_PARAMETER.with(DirectorySettings.key(option), reason);
    }
}
