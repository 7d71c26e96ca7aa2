package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What keys mean in one relation: its names, and dotted paths into those that hold JSON. */
record Columns(Map<String, Term> terms) {

    private static final int LONGEST_PATH = 10;

    Term get(String key) {
        return find(key).orElseThrow(() -> unknown(key));
    }

    static spaceone.identity.IdentityException unknown(String key) {
        return DB_QUERY.with(
                "unknown key " + (key.length() > 64 ? key.substring(0, 64) + "…" : key));
    }

    Optional<Term> find(String key) {
        if (terms.containsKey(key)) {
            return Optional.of(terms.get(key));
        }
        List<String> segments = segments(key);
        Term root = terms.get(segments.get(0));
        boolean wellFormed = segments.stream().noneMatch(Columns::isNoName);
        return Optional.ofNullable(root)
                .filter(found -> wellFormed)
                .flatMap(found -> found.at(segments.subList(1, segments.size())));
    }

    static List<String> segments(String key) {
        List<String> segments = Arrays.asList(key.split("\\.", -1));
        if (segments.size() > LONGEST_PATH) {
            throw INVALID_PARAMETER.with("key", "more than " + LONGEST_PATH + " segments");
        }
        return segments;
    }

    /** The reference's database keeps names with a dollar sign to itself. */
    private static boolean isNoName(String segment) {
        return segment.isEmpty() || segment.startsWith("$");
    }
}
