package spaceone.identity.query;

import static spaceone.identity.CommonError.INVALID_PARAMETER;
import static spaceone.identity.query.QueryError.DB_QUERY;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** One step of a statistic: makes the next relation of the one before. */
interface Stage {

    Relation apply(Relation rows);

    static List<Stage> parse(Members query) {
        List<Stage> stages =
                query.objects(
                        "aggregate",
                        Stage::parseOne,
                        "unwind",
                        "group",
                        "count",
                        "sort",
                        "project",
                        "limit",
                        "skip");
        if (stages.size() > Limits.MOST_STAGES) {
            throw INVALID_PARAMETER.with(
                    query.at("aggregate"), "more than " + Limits.MOST_STAGES + " stages");
        }
        return stages;
    }

    private static Stage parseOne(Members stage) {
        return switch (stage.single().orElseThrow(() -> DB_QUERY.with("an empty stage"))) {
            case "unwind" -> Unwind.parse(stage.object("unwind", Unwind.MEMBERS));
            case "group" -> Group.parse(stage.object("group", Group.MEMBERS));
            case "count" -> new Count(stage.object("count", "name").required("name"));
            case "sort" -> sort(Sort.parse(stage));
            case "project" -> Project.parse(stage.object("project", Project.MEMBERS));
            case "limit" -> limit(stage.count("limit"));
            default -> skip(stage.count("skip"));
        };
    }

    /** Nothing to count makes no row. */
    record Count(String name) implements Stage {

        @Override
        public Relation apply(Relation rows) {
            return rows.unordered()
                    .nested(
                            Map.of(name, Aggregate.number(rows.number(Sql.TRUE))),
                            Set.of(),
                            Sql.of(" HAVING count(*) > 0"));
        }
    }

    private static Stage sort(List<Sort> sort) {
        return rows -> rows.sorted(sort);
    }

    private static Stage limit(long most) {
        if (most == 0) {
            throw DB_QUERY.with("a limit of 0");
        }
        return rows -> rows.cut(Sql.of(" LIMIT ?", most));
    }

    private static Stage skip(long rowsToSkip) {
        return rows -> rows.cut(Sql.of(" OFFSET ?", rowsToSkip));
    }
}
