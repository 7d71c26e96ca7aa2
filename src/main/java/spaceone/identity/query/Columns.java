package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.IdentityException;

/**
 * What keys mean in one relation: its names, and dotted paths into those that hold JSON. Secret
 * keys are refused wherever they are named, so that no order or group can probe them.
 */
record Columns(Map<String, Term> terms, Set<String> secrets) {

    private static final int LONGEST_PATH = 10;

    Term get(String key) {
        return find(key).orElseThrow(() -> unknown(key));
    }

    static IdentityException unknown(String key) {
        return DB_QUERY.with("unknown key " + Members.shortened(key));
    }

    Optional<Term> find(String key) {
        refuseSecret(key);
        if (terms.containsKey(key)) {
            return Optional.of(terms.get(key));
        }
        List<String> segments = segments(key);
        if (segments.stream().anyMatch(Columns::isNoName)) {
            return Optional.empty();
        }
        return Optional.ofNullable(terms.get(segments.get(0)))
                .flatMap(root -> root.at(segments.subList(1, segments.size())));
    }

    void refuseSecret(String key) {
        if (secrets.stream().anyMatch(secret -> (key + ".").startsWith(secret + "."))) {
            throw INVALID_PARAMETER.with(Members.shortened(key), "Include secure parameter");
        }
    }

    /** With another value at the path of a list, e.g. one of its elements. */
    Columns with(String key, Sql value) {
        JsonTerm list = list(key);
        Map<String, Term> replaced = new LinkedHashMap<>(terms);
        if (terms.containsKey(key)) {
            replaced.put(key, new JsonTerm(value, List.of(), true));
        } else {
            replaced.computeIfPresent(
                    segments(key).get(0),
                    (root, term) -> term.over(list.replaced(value), term.optional));
        }
        return new Columns(replaced, secrets);
    }

    /** The term of a key that may hold a list. */
    JsonTerm list(String key) {
        if (get(key) instanceof JsonTerm json) {
            return json;
        }
        throw DB_QUERY.with("not a list: " + key);
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
