package spaceone.identity.tenancy;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.tenancy.TenancyError.LOW_CONTRAST;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Light or dark: what of our pages is behind an accent, or stands on it. */
enum Scheme {
    LIGHT("accent_light", List.of("#f4f5f9", "#ffffff", "#f0f1f6")),
    DARK("accent_dark", List.of("#101218", "#1a1d26", "#14161d", "#12152b"));

    /** WCAG 2.2, 1.4.3, of text of any size. */
    static final double NEEDED = 4.5;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private final String member;
    private final List<String> besides;

    Scheme(String member, List<String> besides) {
        this.member = member;
        this.besides = besides;
    }

    /** Its accent, as texts of requests spell it. */
    String member() {
        return member;
    }

    /** The colours that an accent meets, as {@code base.css} has them. */
    List<String> besides() {
        return besides;
    }

    /** The accent as it is kept. Null and empty, which say something else, pass. */
    @Nullable String checked(@Nullable String accent) {
        if (accent == null || accent.isEmpty()) {
            return accent;
        }
        String colour = accent.toLowerCase(Locale.ROOT);
        if (!COLOUR.matcher(colour).matches()) {
            throw INVALID_PARAMETER.with(member, "must be a colour like #3d4fd1");
        }
        double least =
                besides.stream().mapToDouble(each -> Contrast.ratio(colour, each)).min().orElse(0);
        if (least < NEEDED) {
            // Never up: what is refused shall not look as if it were enough.
            BigDecimal found = BigDecimal.valueOf(least).setScale(2, RoundingMode.DOWN);
            throw LOW_CONTRAST.with(member, found, NEEDED);
        }
        return colour;
    }
}
