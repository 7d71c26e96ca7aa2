package spaceone.identity.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.Names;
import spaceone.identity.api.Routes;
import spaceone.identity.api.v1.user.ListUsersRequest;
import spaceone.identity.api.v2.autocomplete.DistinctRequest;
import spaceone.identity.api.v2.domain.UpdateDomainRequest;
import spaceone.identity.api.v2.token.IssueTokenRequest;
import spaceone.identity.api.v2.user.EnableMFARequest;
import spaceone.identity.api.wire.Most;
import spaceone.identity.api.wire.Wire;
import spaceone.identity.password.PasswordError;
import spaceone.identity.password.PasswordPolicy;
import spaceone.identity.query.Analysis;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;

/** What the document says a request may hold is what it may hold; and it says so of each member. */
class MemberBoundsTest {

    private static final Map<String, String> NUMBERS_WITHOUT =
            Map.of(
                    "timeout", "what is beyond the operator's limits counts as the nearest",
                    "order", "any place in the order");

    private static final Map<String, String> VALUES_WITHOUT =
            Map.of(
                    "v", "of any type; a list has 10 000 entries at most",
                    "value", "of any type; a list has 10 000 entries at most",
                    "workspace_group", "a name or null");

    private static final JsonObject SCHEMAS =
            ApiDocument.json().getJsonObject("components").getJsonObject("schemas");

    private static final SchemaNames NAMES = new SchemaNames(Routes.all());

    private static final JsonObject COUNT =
            object("count", object("operator", Json.createValue("count")));

    /** Who reads the forms that are free JSON in a record. */
    private static final Map<String, Consumer<JsonObject>> READERS =
            Map.of(
                    "Query",
                    Query::parse,
                    "QueryV1",
                    form -> Wire.read(object("query", form), ListUsersRequest.class).toQuery(),
                    "Statistics",
                    Statistics::parse,
                    "Analysis",
                    form -> Analysis.parse(with(form, "fields", COUNT)),
                    "Credentials",
                    form -> Wire.read(object("credentials", form), IssueTokenRequest.class),
                    "MfaChoice",
                    form -> Wire.read(object("options", form), EnableMFARequest.class),
                    "DomainSettings",
                    form -> Wire.read(object("settings", form), UpdateDomainRequest.class),
                    "SuggestionOptions",
                    form ->
                            Statistics.parse(
                                    Wire.read(suggestion(form), DistinctRequest.class)
                                            .toStatRequest()
                                            .query()));

    /** Parts of those forms. */
    private static final Set<String> NESTED =
            Set.of("Condition", "Sort", "SortV1", "Page", "Unwind");

    private static final String TOO_MUCH =
            "must have at most|more than|must be (a number )?from|whole number";

    @Test
    void everyMemberOfARequestHasALimitOrAReason() {
        records()
                .flatMap(record -> Stream.of(record.getRecordComponents()))
                .forEach(
                        member ->
                                assertThat(limit(member))
                                        .as("say with @Most what %s may hold", member)
                                        .isNotEmpty());
    }

    /** The document and whoever reads a request know nothing of it. */
    @Test
    void noMemberIsBoundedInAnotherWay() {
        assertThat(
                        records()
                                .flatMap(record -> Stream.of(record.getDeclaredFields()))
                                .filter(member -> member.isAnnotationPresent(Size.class)))
                .as("say it with @Most")
                .isEmpty();
    }

    private static String limit(RecordComponent member) {
        String name = Names.snake(member.getName());
        JsonObject schema =
                schema(NAMES.of(member.getDeclaringRecord()))
                        .getJsonObject("properties")
                        .getJsonObject(name);
        if (schema.containsKey("allOf")) {
            return "that of what it refers to";
        }
        return switch (schema.getString("type", "any")) {
            case "string" -> text(schema, "maxLength");
            case "array" -> text(schema, "maxItems");
            case "integer" ->
                    schema.containsKey("minimum")
                            ? text(schema, "maximum")
                            : NUMBERS_WITHOUT.getOrDefault(name, "");
            case "boolean" -> "true or false";
            case "object" ->
                    schema.getString("description").contains("64 KiB")
                            ? "bytes"
                            : text(schema, "maxProperties");
            default -> VALUES_WITHOUT.getOrDefault(name, "");
        };
    }

    private static String text(JsonObject schema, String keyword) {
        return schema.containsKey(keyword) ? schema.get(keyword).toString() : "";
    }

    @Test
    void whatIsMoreIsRefusedByWhateverReadsTheRequest() {
        records()
                .filter(record -> record.getDeclaringClass() != Shapes.class)
                .forEach(record -> holds(record, json -> Wire.read(json, record)));
    }

    @Test
    void whatIsMoreIsRefusedByTheRoomThatReadsAForm() {
        Set<String> forms =
                records()
                        .flatMap(record -> Stream.of(record.getRecordComponents()))
                        .flatMap(member -> Shapes.of(member).stream())
                        .filter(form -> form.getDeclaringClass() == Shapes.class)
                        .filter(Class::isRecord)
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(READERS.keySet())
                .containsAll(forms.stream().filter(form -> !form.equals("Page")).toList());
        records()
                .filter(record -> READERS.containsKey(record.getSimpleName()))
                .forEach(record -> holds(record, READERS.get(record.getSimpleName())));
    }

    /** These have a code of their own; of {@code refresh_count} V1TokenIT tells. */
    @Test
    void whatRoomsRefuseThemselvesIsRefusedThere() {
        assertThat(
                        records()
                                .flatMap(record -> Stream.of(record.getRecordComponents()))
                                .filter(MemberBoundsTest::isByRoom)
                                .map(member -> Names.snake(member.getName())))
                .containsOnly("password", "new_password", "refresh_count");
        PasswordPolicy policy = new PasswordPolicy();
        String longest = "Correct9Horse".repeat(10).substring(0, PasswordPolicy.LONGEST);
        policy.check(longest, "kim", null);
        assertThat(
                        catchThrowableOfType(
                                        IdentityException.class,
                                        () -> policy.check(longest + "x", "kim", null))
                                .error())
                .isEqualTo(PasswordError.INCORRECT_PASSWORD_FORMAT);
    }

    private static boolean isByRoom(RecordComponent member) {
        Most most = member.getAnnotation(Most.class);
        return most != null && most.byRoom();
    }

    /** Whose reader is asked for itself. */
    private static boolean isForm(RecordComponent member) {
        return member.getDeclaringRecord().getDeclaringClass() != Shapes.class
                && member.getType() == JsonObject.class
                && Shapes.of(member).isPresent();
    }

    /** Each member alone, with as much as the document allows and with one more. */
    private static void holds(Class<?> record, Consumer<JsonObject> reader) {
        JsonObject schema = schema(NAMES.of(record));
        for (RecordComponent member : record.getRecordComponents()) {
            if (!isByRoom(member) && !isForm(member)) {
                String name = Names.snake(member.getName());
                for (Extreme extreme :
                        extremes(name, schema.getJsonObject("properties").getJsonObject(name))) {
                    String what = record.getSimpleName() + "." + name;
                    assertThat(refusal(reader, object(name, extreme.more())))
                            .as("one more in %s", what)
                            .containsPattern(TOO_MUCH);
                    assertThat(refusal(reader, object(name, extreme.most())))
                            .as("as much as may be in %s", what)
                            .doesNotContainPattern(TOO_MUCH);
                }
            }
        }
    }

    private static String refusal(Consumer<JsonObject> reader, JsonObject json) {
        IdentityException refusal =
                catchThrowableOfType(IdentityException.class, () -> reader.accept(json));
        return refusal == null ? "" : refusal.getMessage();
    }

    private record Extreme(JsonValue most, JsonValue more) {

        Extreme in(UnaryOperator<JsonValue> wrapped) {
            return new Extreme(wrapped.apply(most), wrapped.apply(more));
        }
    }

    /** Of a member, and of what it refers to. */
    private static Iterable<Extreme> extremes(String name, JsonObject schema) {
        Stream.Builder<Extreme> extremes = Stream.builder();
        if (schema.containsKey("maxLength")) {
            int most = schema.getInt("maxLength");
            extremes.add(new Extreme(word(most), word(most + 1)));
        }
        if (schema.containsKey("maxItems")) {
            int most = schema.getInt("maxItems");
            JsonObject items = schema.getJsonObject("items");
            extremes.add(new Extreme(list(most, name, items), list(most + 1, name, items)));
            extremes(name, items).forEach(one -> extremes.add(one.in(MemberBoundsTest::alone)));
        }
        if (schema.containsKey("maxProperties")) {
            int most = schema.getInt("maxProperties");
            extremes.add(new Extreme(entries(most), entries(most + 1)));
        }
        if (schema.containsKey("maximum")) {
            long most = number(schema, "maximum");
            extremes.add(new Extreme(amount(most), amount(most + 1)));
            long least = number(schema, "minimum");
            if (least != 1) { // 0 is a number that was not sent
                extremes.add(new Extreme(amount(least), amount(least - 1)));
            }
        }
        String form = reference(schema);
        if (NESTED.contains(form)) {
            schema(form)
                    .getJsonObject("properties")
                    .forEach(
                            (inner, property) ->
                                    extremes(inner, property.asJsonObject())
                                            .forEach(
                                                    one ->
                                                            extremes.add(
                                                                    one.in(
                                                                            value ->
                                                                                    object(
                                                                                            inner,
                                                                                            value)))));
        }
        return extremes.build().toList();
    }

    private static long number(JsonObject schema, String keyword) {
        return ((JsonNumber) schema.get(keyword)).longValue();
    }

    private static String reference(JsonObject schema) {
        JsonObject target =
                schema.containsKey("allOf")
                        ? schema.getJsonArray("allOf").getJsonObject(0)
                        : schema;
        return target.getString("$ref", "").replaceFirst(".*/", "");
    }

    private static JsonObject schema(String name) {
        return SCHEMAS.getJsonObject(name);
    }

    private static JsonValue word(int length) {
        return Json.createValue("x".repeat(length));
    }

    private static JsonValue amount(long number) {
        return Json.createArrayBuilder().add(number).build().get(0);
    }

    private static JsonValue alone(JsonValue value) {
        return Json.createArrayBuilder().add(value).build();
    }

    private static JsonValue list(int entries, String name, JsonObject items) {
        JsonValue entry = entry(name, items);
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (int i = 0; i < entries; i++) {
            list.add(entry);
        }
        return list.build();
    }

    private static JsonValue entry(String name, JsonObject items) {
        String form = reference(items);
        if (!form.isEmpty() && schema(form).containsKey("enum")) {
            return schema(form).getJsonArray("enum").get(0);
        }
        if (name.equals("aggregate")) {
            return object("count", object("name", Json.createValue("x")));
        }
        boolean isObject = !form.isEmpty() || items.getString("type", "").equals("object");
        return isObject ? JsonValue.EMPTY_JSON_OBJECT : Json.createValue("x");
    }

    private static JsonObject entries(int number) {
        JsonObjectBuilder entries = Json.createObjectBuilder();
        for (int i = 0; i < number; i++) {
            entries.add("x" + i, object("operator", Json.createValue("count")));
        }
        return entries.build();
    }

    private static JsonObject object(String name, JsonValue value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        return object.containsKey(name)
                ? object
                : Json.createObjectBuilder(object).add(name, value).build();
    }

    private static JsonObject suggestion(JsonObject options) {
        return Json.createObjectBuilder()
                .add("resource_type", "identity.User")
                .add("distinct_key", "name")
                .add("search", "x")
                .add("options", options)
                .build();
    }

    private static Stream<Class<?>> records() {
        return Shapes.ofRequests(Routes.all().list()).stream()
                .sorted(Comparator.comparing(Class::getName));
    }
}
