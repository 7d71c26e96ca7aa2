package spaceone.identity.mfa;

import java.util.Optional;
import java.util.Set;
import spaceone.identity.setting.Sites;

/**
 * For whom passkeys sign, as browsers know it: the name of a site, and the origins of its pages.
 * What an operator says, or where our links lead; never what a request says.
 */
record RelyingParty(String id, Set<String> origins) {

    /** Empty where there can be none: browsers want a name, and TLS but on one's own machine. */
    static Optional<RelyingParty> of(Optional<String> site, Set<String> origins, String pages) {
        if (origins.isEmpty()) {
            return Sites.origin(pages)
                    .map(
                            origin ->
                                    new RelyingParty(
                                            site.orElseGet(() -> Sites.host(origin)),
                                            Set.of(origin)))
                    .filter(party -> Sites.covers(party.id(), party.origins().iterator().next()));
        }
        return Optional.of(
                new RelyingParty(
                        site.orElseGet(
                                () -> Sites.host(origins.stream().sorted().findFirst().get())),
                        origins));
    }
}
