package spaceone.identity.query;

import static spaceone.identity.query.QueryError.DB_QUERY;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import spaceone.identity.IdentityException;

/** An embedded document: only declared members have meaning, and as a whole it compares to null. */
final class DocumentTerm extends JsonTerm {

    private final Set<String> members;
    private final Set<String> maps;
    private final JsonObject whereNull;

    DocumentTerm(Sql column, Set<String> members, Set<String> maps, boolean optional) {
        this(column, members, maps, optional, JsonValue.EMPTY_JSON_OBJECT);
    }

    private DocumentTerm(
            Sql column,
            Set<String> members,
            Set<String> maps,
            boolean optional,
            JsonObject whereNull) {
        super(column, List.of(), optional);
        this.members = members;
        this.maps = maps;
        this.whereNull = whereNull;
    }

    @Override
    Term over(Sql other, boolean isOptional) {
        return new DocumentTerm(other, members, maps, isOptional, whereNull);
    }

    @Override
    Term shownAs(JsonValue shown) {
        return new DocumentTerm(sql(), members, maps, optional, shown.asJsonObject());
    }

    @Override
    Optional<Term> at(List<String> path) {
        boolean declared =
                path.isEmpty()
                        || maps.contains(path.get(0))
                        || path.size() == 1 && members.contains(path.get(0));
        if (!declared) {
            return Optional.empty();
        }
        return path.size() == 1 && whereNull.containsKey(path.get(0))
                ? new JsonTerm(Sql.of("COALESCE(?, ?::jsonb)", sql(), whereNull), List.of(), true)
                        .at(path)
                : super.at(path);
    }

    @Override
    Sql equalsAny(List<JsonValue> values) {
        throw incomparable();
    }

    @Override
    Sql compares(String comparison, JsonValue value) {
        throw incomparable();
    }

    @Override
    Sql contains(List<String> likePatterns) {
        throw incomparable();
    }

    @Override
    Sql containsAll(List<String> likePatterns) {
        throw incomparable();
    }

    @Override
    Sql matches(List<String> regularExpressions) {
        return Sql.FALSE;
    }

    private static IdentityException incomparable() {
        return DB_QUERY.with("a whole document can only be compared with null");
    }
}
