package spaceone.identity.directory;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Locale;

/**
 * Where the people are and what their attributes are called. {@code userFilter} narrows down who
 * counts as a person.
 */
record LdapOptions(
        URI url,
        boolean startTls,
        String baseDn,
        Filter userFilter,
        String userIdAttribute,
        String nameAttribute,
        String emailAttribute,
        String enabledAttribute,
        boolean emailTrusted,
        String bindDn,
        String bindPassword) {

    static LdapOptions of(DirectorySettings settings) {
        URI url = DirectorySettings.address("url", settings.required("url"));
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ldap") && !scheme.equals("ldaps")) {
            throw invalid("url", "neither ldaps nor ldap");
        }
        JsonObject attributes = settings.group("attributes");
        return new LdapOptions(
                url,
                scheme.equals("ldap"),
                baseDn(settings.required("base_dn")),
                filter(settings.option("user_filter").orElse("(objectClass=*)")),
                DirectorySettings.text(attributes, "user_id").orElse("uid"),
                DirectorySettings.text(attributes, "name").orElse("cn"),
                DirectorySettings.text(attributes, "email").orElse("mail"),
                DirectorySettings.text(attributes, "enabled").orElse(""),
                settings.isOn("trust_email"),
                settings.secret("bind_dn").orElse(""),
                settings.secret("password").orElse(""));
    }

    int port() {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return startTls ? 389 : 636;
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
