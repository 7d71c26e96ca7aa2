package spaceone.identity.query;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Bodies that use the language's words in places where they may or may not belong. */
final class RandomBodies {

    private static final List<String> MEMBERS =
            List.of(
                    "filter",
                    "filterOr",
                    "keyword",
                    "sort",
                    "page",
                    "start",
                    "limit",
                    "only",
                    "minimal",
                    "count_only",
                    "unwind",
                    "path",
                    "aggregate",
                    "distinct",
                    "group",
                    "group_by",
                    "field_group",
                    "select",
                    "keys",
                    "fields",
                    "conditions",
                    "count",
                    "project",
                    "exclude_keys",
                    "skip",
                    "k",
                    "v",
                    "o",
                    "key",
                    "value",
                    "operator",
                    "n",
                    "name",
                    "desc",
                    "date_format");

    private static final List<String> TEXTS =
            List.of(
                    "user_id",
                    "name",
                    "tags.team",
                    "required_actions",
                    "created_at",
                    "mfa",
                    "u",
                    "eq",
                    "in",
                    "contain",
                    "regex",
                    "exists",
                    "timediff_gt",
                    "count",
                    "sum",
                    "push",
                    "first",
                    "merge_objects",
                    "size",
                    "array_to_object",
                    "divide",
                    "year",
                    "%Y-%U",
                    "",
                    "\0",
                    "\uD800",
                    "(",
                    "now-1d",
                    "2024-01-01");

    private static final List<String> STAGES =
            List.of(
                    "{'unwind':{'path':'required_actions'}}",
                    "{'unwind':{'path':'tags.team','filter':[{'k':'a','v':1,'o':'eq'}]}}",
                    "{'unwind':{'path':'list'}}",
                    "{'group':{'keys':[{'k':'tags.team','n':'team'}],'fields':[{'n':'n','o':'count'},{'n':'list','k':'user_id','o':'push'}]}}",
                    "{'group':{'keys':[{'k':'team','n':'team'}],'fields':[{'n':'n','k':'n','o':'sum'},{'n':'list','o':'push','fields':[{'k':'n','n':'n'}]}]}}",
                    "{'group':{'keys':[{'k':'created_at','n':'team','date_format':'%Y'}],'fields':[{'n':'list','k':'tags','o':'merge_objects'}]}}",
                    "{'group':{'fields':[{'n':'n','k':'last_accessed_at','o':'last'},{'n':'list','k':'required_actions','o':'add_to_set'}]}}",
                    "{'count':{'name':'n'}}",
                    "{'sort':[{'key':'team','desc':true},{'key':'list'}]}",
                    "{'sort':[{'key':'tags'}]}",
                    "{'project':{'fields':[{'k':'list','n':'n','o':'size'}]}}",
                    "{'project':{'fields':[{'k':'list','n':'list','o':'array_to_object'}],'exclude_keys':true}}",
                    "{'project':{'fields':[{'k':'list','n':'list','o':'object_to_array'},{'k':'n','n':'team'}]}}",
                    "{'limit':5}",
                    "{'skip':2}");

    private RandomBodies() {}

    static Arbitrary<JsonObject> junk() {
        return object(3);
    }

    private static Arbitrary<JsonValue> value(int depth) {
        Arbitrary<JsonValue> plain =
                Arbitraries.oneOf(
                        Arbitraries.of(TEXTS).map(Json::createValue),
                        Arbitraries.of("null", "true", "0", "1", "-1", "2.5", "1e400", "{}", "[]")
                                .map(RandomUsers::json));
        return depth == 0
                ? plain
                : Arbitraries.oneOf(plain, object(depth - 1), array(value(depth - 1)));
    }

    private static Arbitrary<JsonObject> object(int depth) {
        return Arbitraries.maps(Arbitraries.of(MEMBERS), value(depth))
                .ofMaxSize(3)
                .map(RandomBodies::object);
    }

    private static JsonObject object(Map<String, JsonValue> members) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        members.forEach(object::add);
        return object.build();
    }

    static Arbitrary<JsonObject> pipelines() {
        return array(
                        Arbitraries.of(STAGES)
                                .map(stage -> RandomUsers.json(stage.replace('\'', '"'))))
                .map(stages -> Json.createObjectBuilder().add("aggregate", stages).build());
    }

    private static Arbitrary<JsonValue> array(Arbitrary<? extends JsonValue> values) {
        return values.list()
                .ofMaxSize(4)
                .map(
                        list -> {
                            JsonArrayBuilder array = Json.createArrayBuilder();
                            list.forEach(array::add);
                            return array.build();
                        });
    }
}
