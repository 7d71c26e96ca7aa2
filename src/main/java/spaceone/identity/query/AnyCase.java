package spaceone.identity.query;

import java.util.List;

/**
 * Comparisons of texts that pass over case. Where the database's language is Turkish or of its
 * kind, the small letter of I is no i, and nobody would find {@code ISTANBUL} by {@code istanbul}.
 * There, an I is made an i on both sides first, as everywhere else; what the index knows of the
 * text finds the candidates. The planner knows the database's language: of the two ways it keeps
 * one.
 */
final class AnyCase {

    private static final String USUAL = "lower('I') = 'i'";
    private static final String TURKIC = "lower('I') <> 'i'";

    /** As languages that are not Turkic have it: the small letter of İ has its dot apart. */
    private static final String ONE_I =
            "replace(translate(?, 'I', 'i'), '\u0130', 'i\u0307') ILIKE ";

    private AnyCase() {}

    /** Like one of the patterns. */
    static Sql likeAny(Sql subject, List<String> patterns) {
        return patterns.size() > Term.FEW
                ? likeMany(subject, "ANY", patterns)
                : Sql.anyOf(patterns.stream().map(each -> like(subject, each)).toList());
    }

    /** Like each of the patterns. */
    static Sql likeAll(Sql subject, List<String> patterns) {
        return likeMany(subject, "ALL", patterns);
    }

    /** No index serves so many; a statement of so many parts would cost more than they do. */
    private static Sql likeMany(Sql subject, String which, List<String> patterns) {
        Sql usual = Sql.of("? ILIKE " + which + "(?)", subject, new SqlArray("text", patterns));
        if (patterns.stream().allMatch(AnyCase::isSame)) {
            return usual;
        }
        return Sql.of(
                "(" + USUAL + " AND ? OR " + TURKIC + " AND " + ONE_I + which + "(?))",
                usual,
                subject,
                new SqlArray("text", patterns.stream().map(AnyCase::withOneI).toList()));
    }

    private static Sql like(Sql subject, String pattern) {
        if (isSame(pattern)) {
            return Sql.of("? ILIKE ?::text", subject, pattern);
        }
        return Sql.of(
                "("
                        + USUAL
                        + " AND ? ILIKE ?::text OR "
                        + TURKIC
                        + " AND ? ILIKE ?::text AND "
                        + ONE_I
                        + "?::text)",
                subject,
                pattern,
                subject,
                pattern.replaceAll("[iI]", "_").replace("\u0130", "%"),
                subject,
                withOneI(pattern));
    }

    private static String withOneI(String pattern) {
        return pattern.replace('I', 'i').replace("\u0130", "i\u0307");
    }

    /** Like a column of patterns; no index could help. */
    static Sql likeColumn(Sql subject, Sql pattern) {
        return Sql.of(
                "("
                        + USUAL
                        + " AND ? ILIKE ? OR "
                        + TURKIC
                        + " AND "
                        + ONE_I
                        + "replace(translate(?, 'I', 'i'), '\u0130', 'i\u0307'))",
                subject,
                pattern,
                subject,
                pattern);
    }

    static Sql matches(Sql subject, List<String> regularExpressions) {
        Sql usual = Term.any(subject, "~*", "text", regularExpressions);
        if (regularExpressions.stream().allMatch(AnyCase::isSame)) {
            return usual;
        }
        Sql plain = Sql.of("? COLLATE \"C\"", subject);
        return Sql.of(
                "(" + USUAL + " AND ? OR " + TURKIC + " AND ?)",
                usual,
                Term.any(plain, "~*", "text", regularExpressions));
    }

    private static boolean isSame(String pattern) {
        return pattern.chars().noneMatch(c -> c == 'i' || c == 'I' || c == 0x130);
    }
}
