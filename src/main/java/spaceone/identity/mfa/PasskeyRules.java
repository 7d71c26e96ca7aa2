package spaceone.identity.mfa;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import spaceone.identity.setting.Sites;

/**
 * What a domain says of its passkeys. {@code rpId}: for which site they are made, or null, then
 * that of the first origin; {@code origins}: of which pages, or none, then it is all as in the rest
 * of the installation; {@code models}: the AAGUIDs of which one may be added, or none, then any.
 */
public record PasskeyRules(@Nullable String rpId, List<String> origins, List<UUID> models) {

    public static final PasskeyRules NONE = new PasskeyRules(null, List.of(), List.of());

    public static final int MOST_ORIGINS = 20;
    public static final int MOST_MODELS = 200;

    /** In the form in which they would be kept. */
    PasskeyRules checked() {
        List<String> pages =
                origins.stream()
                        .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        if (pages.size() > MOST_ORIGINS) {
            throw INVALID_PARAMETER.with("passkey_origins", "more than " + MOST_ORIGINS);
        }
        for (String origin : pages) {
            if (!Sites.isOrigin(origin)) {
                throw INVALID_PARAMETER.with(
                        "passkey_origins",
                        "https:// and a host, or http://localhost, and nothing after it");
            }
        }
        if (models.size() > MOST_MODELS) {
            throw INVALID_PARAMETER.with("passkey_models", "more than " + MOST_MODELS);
        }
        return new PasskeyRules(site(pages), pages, models.stream().distinct().toList());
    }

    private @Nullable String site(List<String> pages) {
        if (rpId == null || rpId.isBlank()) {
            return pages.isEmpty() ? null : covering(Sites.host(pages.get(0)), pages);
        }
        String site = rpId.strip().toLowerCase(Locale.ROOT);
        if (!Sites.isSite(site)) {
            throw INVALID_PARAMETER.with("passkey_rp_id", "must be the name of a host");
        }
        if (pages.isEmpty()) {
            throw INVALID_PARAMETER.with("passkey_rp_id", "takes passkey_origins");
        }
        return covering(site, pages);
    }

    private static String covering(String site, List<String> pages) {
        for (String origin : pages) {
            if (!Sites.covers(site, origin)) {
                throw INVALID_PARAMETER.with(
                        "passkey_origins", origin + " is not of the site " + site);
            }
        }
        return site;
    }

    /** For whom they sign, where the domain says so itself. */
    Optional<RelyingParty> party() {
        return origins.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new RelyingParty(
                                rpId == null ? Sites.host(origins.get(0)) : rpId,
                                Set.copyOf(origins)));
    }

    /** Whether one of that model may be added. */
    boolean allows(UUID model) {
        return models.isEmpty() || models.contains(model);
    }
}
