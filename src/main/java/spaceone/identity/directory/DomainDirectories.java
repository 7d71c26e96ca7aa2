package spaceone.identity.directory;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spaceone.identity.SignedTexts;

/**
 * The directories of a domain, in the order in which they are asked, and which of them are asked
 * about somebody. An address of a domain that is among the {@code email_domains} of some belongs to
 * these; a directory that has {@code email_domains} is asked about no other address.
 */
public record DomainDirectories(List<DirectorySettings> all) {

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Those that may know a user of that id. */
    public List<DirectorySettings> about(String userId) {
        int at = userId.lastIndexOf('@');
        if (at < 0) {
            return all;
        }
        String domain = userId.substring(at + 1).toLowerCase(Locale.ROOT);
        List<DirectorySettings> named =
                all.stream().filter(each -> emailDomains(each).contains(domain)).toList();
        return named.isEmpty()
                ? all.stream().filter(each -> emailDomains(each).isEmpty()).toList()
                : named;
    }

    /**
     * Those that take such credentials. Where {@code directory_id} names one it is that. A code, or
     * a token that only its provider can read, is shown to no provider but the first: it would let
     * the other one act for whoever shows it.
     */
    public List<DirectorySettings> taking(JsonObject credentials) {
        Optional<String> named = DirectorySettings.text(credentials, "directory_id");
        if (named.isPresent()) {
            return all.stream().filter(each -> each.directoryId().equals(named.get())).toList();
        }
        if (all.size() < 2) {
            return all;
        }
        if (!isOfProvider(credentials)) {
            String userId = DirectorySettings.text(credentials, "user_id").orElse("");
            return about(userId).stream().filter(DirectorySettings::isLdap).toList();
        }
        Stream<DirectorySettings> providers = all.stream().filter(each -> !each.isLdap());
        return (isReadable(credentials) ? providers : providers.limit(1)).toList();
    }

    /** Where somebody came from, unless the credentials name another: their address may move. */
    public List<DirectorySettings> home(String directoryId, JsonObject credentials) {
        String asked = DirectorySettings.text(credentials, "directory_id").orElse(directoryId);
        return named(directoryId).filter(home -> asked.equals(directoryId)).stream().toList();
    }

    /**
     * That of which the people can be listed: it has to be LDAP.
     *
     * @param directoryId null for the first that is
     */
    public Optional<DirectorySettings> listing(@Nullable String directoryId) {
        return all.stream()
                .filter(DirectorySettings::isLdap)
                .filter(each -> directoryId == null || each.directoryId().equals(directoryId))
                .findFirst();
    }

    public Optional<DirectorySettings> named(String directoryId) {
        return all.stream().filter(each -> each.directoryId().equals(directoryId)).findFirst();
    }

    /** Whether they come from an OpenID provider, and hold no password. */
    public static boolean isOfProvider(JsonObject credentials) {
        return DirectorySettings.text(credentials, "id_token", "access_token", "code").isPresent();
    }

    private static boolean isReadable(JsonObject credentials) {
        List<String> tokens =
                Stream.of("id_token", "access_token")
                        .flatMap(kind -> DirectorySettings.text(credentials, kind).stream())
                        .toList();
        return !tokens.isEmpty()
                && tokens.stream().allMatch(token -> SignedTexts.read(token).isPresent());
    }

    private static List<String> emailDomains(DirectorySettings settings) {
        return settings.texts("email_domains").stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
    }
}
