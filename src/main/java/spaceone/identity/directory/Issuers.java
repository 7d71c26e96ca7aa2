package spaceone.identity.directory;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether two names are of one issuer. They should be equal letter by letter, and for most
 * providers are; these are the habits of the others. A slash at the end is written or left out
 * (authentik, Auth0). Google leaves out the scheme. Entra ID has two names for one tenant, of its
 * first and of its second kind of tokens; all tenants share their keys, so that the tenant must be
 * the same.
 */
final class Issuers {

    private static final String TENANT = "{tenantid}";
    private static final Pattern FIRST =
            Pattern.compile("https://sts\\.(?:windows\\.net|chinacloudapi\\.cn)/([^/]+)");
    private static final Pattern SECOND = Pattern.compile("https?://[^/]+/([^/]+)/v2\\.0");
    private static final Set<String> ENTRA =
            Set.of(
                    "login.microsoftonline.com",
                    "login.microsoftonline.us",
                    "login.partner.microsoftonline.cn",
                    "sts.windows.net");

    private Issuers() {}

    static boolean areOne(String one, String other) {
        String first = plain(one);
        String second = plain(other);
        return first.equals(second) || areOneTenant(first, second) || areOneTenant(second, first);
    }

    /**
     * As {@link #areOne}, for a token of this tenant: the document for all tenants of Entra ID
     * leaves a gap for it.
     */
    static boolean isOf(String issuer, String tokens, String tenant) {
        return areOne(filled(issuer, tenant), tokens);
    }

    static String filled(String issuer, String tenant) {
        return tenant.isEmpty() || tenant.contains("/") ? issuer : issuer.replace(TENANT, tenant);
    }

    /**
     * Whether a document found at this host may name that issuer: Entra ID is asked by the name of
     * a tenant, or for all of them, and answers with the tenant's id.
     */
    static boolean isEntras(String host, String issuer) {
        Matcher second = SECOND.matcher(plain(issuer));
        Matcher first = FIRST.matcher(plain(issuer));
        return ENTRA.contains(host)
                && (second.matches() && issuer.startsWith("https://" + host + "/")
                        || first.matches());
    }

    private static boolean areOneTenant(String one, String other) {
        Matcher first = FIRST.matcher(one);
        Matcher second = SECOND.matcher(other);
        return first.matches() && second.matches() && first.group(1).equals(second.group(1));
    }

    private static String plain(String issuer) {
        String name = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return name.equals("accounts.google.com") ? "https://" + name : name;
    }
}
