package spaceone.identity.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import spaceone.identity.Names;
import spaceone.identity.api.Routes;
import spaceone.identity.api.Routes.Route;
import spaceone.identity.mail.MailKind;
import spaceone.identity.user.EmailAddresses;
import spaceone.identity.user.UserIds;
import spaceone.testkit.Contract;

/** The document teaches: nothing in it is without words, and what it shows is so. */
class ApiDocumentTest {

    /** Mails that no call causes by itself. */
    private static final Set<MailKind> OF_THE_CLOCK = Set.of(MailKind.APP_EXPIRES);

    private static final JsonObject DOCUMENT = ApiDocument.json();

    @Test
    void everyMethodSaysWhatItDoes() {
        for (Route route : Routes.all().list()) {
            Doc doc = route.method().getAnnotation(Doc.class);
            assertThat(doc)
                    .as(
                            "write @Doc(\"What it does.\") beside the @Path of %s.%s",
                            route.method().getDeclaringClass().getSimpleName(),
                            route.method().getName())
                    .isNotNull();
            assertThat(doc.value()).as(route.path()).matches("(?s)[A-Z].{10,}\\.");
            assertThat(operation(route).getString("summary"))
                    .as("the first sentence of @Doc of %s is its summary: keep it short", route)
                    .hasSizeBetween(8, 120);
        }
    }

    @Test
    void everyMethodStandsThereOnceUnderANameOfItsOwn() {
        assertThat(DOCUMENT.getJsonObject("paths").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Routes.all().list().stream().map(r -> "/identity/" + r.path()).toList());
        List<String> ids = operations().map(o -> o.getString("operationId")).toList();
        assertThat(ids).doesNotHaveDuplicates().contains("user.create", "v1.user.create");
        assertThat(ids).allMatch(id -> id.matches("(v1\\.)?[a-z][A-Za-z]*\\.[a-z][A-Za-z]*"));
    }

    @Test
    void everyMemberSaysWhatItMeans() {
        schemas()
                .forEach(
                        (name, schema) ->
                                properties(schema)
                                        .forEach(
                                                (member, property) ->
                                                        assertThat(
                                                                        property.asJsonObject()
                                                                                .getString(
                                                                                        "description",
                                                                                        ""))
                                                                .as(
                                                                        "explain %s (of %s) in"
                                                                                + " members.txt, or"
                                                                                + " with @Doc on the"
                                                                                + " record",
                                                                        member, name)
                                                                .isNotEmpty()));
    }

    /** Where the rooms judge, and no shape tells. */
    @Test
    void lengthsThatWordsTellAreThoseOfTheRooms() {
        String name = "x".repeat(longest("user_id"));
        String address = "x".repeat(longest("email") - "@example.com".length()) + "@example.com";

        assertThat(UserIds.isTooLong(name)).isFalse();
        assertThat(UserIds.isTooLong(name + "x")).isTrue();
        assertThat(EmailAddresses.isAddress(address)).isTrue();
        assertThat(EmailAddresses.isAddress("x" + address)).isFalse();
    }

    private static int longest(String member) {
        String words =
                properties(schemas().get("CreateUserRequest"))
                        .getJsonObject(member)
                        .getString("description");
        return Integer.parseInt(words.replaceFirst("(?s).*at most (\\d+) characters.*", "$1"));
    }

    @Test
    void everyEnumerationSaysWhatItsValuesMean() {
        schemas().values().stream()
                .filter(schema -> schema.containsKey("enum"))
                .forEach(schema -> assertThat(schema.getString("description", "")).isNotEmpty());
    }

    @Test
    void noWordIsAboutSomethingThatIsGone() {
        Set<String> members =
                schemas().values().stream()
                        .flatMap(schema -> properties(schema).keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        schemas()
                .forEach(
                        (record, schema) ->
                                properties(schema)
                                        .keySet()
                                        .forEach(member -> members.add(record + "." + member)));
        Members.names()
                .forEach(
                        name ->
                                assertThat(name.startsWith("enum ") ? schemas().keySet() : members)
                                        .as("members.txt")
                                        .contains(name.replaceFirst("^enum ", "")));
    }

    @Test
    void whatAnExampleShowsBesidesTheRequiredIsAMember() {
        for (Route route : Routes.all().list()) {
            Doc doc = route.method().getAnnotation(Doc.class);
            if (!doc.with().isEmpty()) {
                assertThat(
                                Stream.of(route.request().orElseThrow().getRecordComponents())
                                        .map(component -> Names.snake(component.getName())))
                        .as(route.path())
                        .contains(doc.with().split(" "));
            }
        }
    }

    @Test
    void everyExampleIsWhatItsSchemaDescribes() {
        List<String> problems = new ArrayList<>();
        operations()
                .forEach(
                        operation -> {
                            String id = operation.getString("operationId");
                            if (operation.containsKey("requestBody")) {
                                example(operation.getJsonObject("requestBody"), id, problems);
                            }
                            operation
                                    .getJsonObject("responses")
                                    .forEach(
                                            (status, answer) -> {
                                                if (!answer.asJsonObject().containsKey("$ref")) {
                                                    example(
                                                            answer.asJsonObject(),
                                                            id + " " + status,
                                                            problems);
                                                }
                                            });
                        });
        assertThat(problems).isEmpty();
    }

    private static void example(JsonObject holder, String where, List<String> problems) {
        JsonObject media = Contract.media(holder);
        Contract.fit(media.get("example"), media.getJsonObject("schema"), where, problems);
    }

    @Test
    void aBodyIsRequiredWhereAMemberIs() {
        operations()
                .filter(operation -> operation.containsKey("requestBody"))
                .forEach(
                        operation -> {
                            JsonObject body = operation.getJsonObject("requestBody");
                            List<String> problems = new ArrayList<>();
                            Contract.fit(
                                    JsonValue.EMPTY_JSON_OBJECT,
                                    Contract.media(body).getJsonObject("schema"),
                                    "",
                                    problems);
                            assertThat(body.getBoolean("required"))
                                    .as(operation.getString("operationId"))
                                    .isEqualTo(!problems.isEmpty());
                        });
    }

    @Test
    void everyMailIsToldByAMethodThatCausesIt() {
        String texts =
                operations().map(o -> o.getString("description")).collect(Collectors.joining());
        for (MailKind kind : MailKind.values()) {
            assertThat(texts.contains(kind.name()) || OF_THE_CLOCK.contains(kind))
                    .as("name the mail %s in the @Doc of the method that causes it", kind)
                    .isTrue();
        }
    }

    @Test
    void everyMethodTellsItsErrorsAndEveryCodeIsTold() {
        Set<String> told = new TreeSet<>();
        operations()
                .forEach(
                        operation -> {
                            JsonObject responses = operation.getJsonObject("responses");
                            assertThat(responses.keySet())
                                    .contains("200", "400", "429", "500", "503");
                            responses.values().forEach(answer -> told.addAll(codes(answer)));
                        });
        DOCUMENT.getJsonObject("components")
                .getJsonObject("responses")
                .values()
                .forEach(answer -> told.addAll(codes(answer)));
        // of addresses and verbs that are no method
        told.add("ERROR_UNSUPPORTED_API");
        assertThat(told).containsExactlyInAnyOrderElementsOf(Refusals.codes());
    }

    private static Set<String> codes(JsonValue answer) {
        String text = answer.asJsonObject().getString("description", "");
        return java.util.regex.Pattern.compile("`(ERROR_[A-Z_]+)`")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static JsonObject operation(Route route) {
        return DOCUMENT.getJsonObject("paths")
                .getJsonObject("/identity/" + route.path())
                .getJsonObject("post");
    }

    private static Stream<JsonObject> operations() {
        return Routes.all().list().stream().map(ApiDocumentTest::operation);
    }

    private static Map<String, JsonObject> schemas() {
        return DOCUMENT.getJsonObject("components").getJsonObject("schemas").entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asJsonObject()));
    }

    private static JsonObject properties(JsonObject schema) {
        return schema.containsKey("properties")
                ? schema.getJsonObject("properties")
                : JsonValue.EMPTY_JSON_OBJECT;
    }
}
