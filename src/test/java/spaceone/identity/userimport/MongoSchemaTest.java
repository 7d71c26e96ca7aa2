package spaceone.identity.userimport;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import spaceone.identity.IdentityException;
import spaceone.identity.Json;
import spaceone.identity.userimport.Piece.Fate;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** Each field of the original's schema: what becomes of it, and that the document says so. */
@InRoom
class MongoSchemaTest {

    private static final String UNKNOWN = "of_a_release_to_come";
    private static final Pattern FIELD = Pattern.compile("`([a-z_]+)`");

    @Inject UserImport userImport;
    @Inject PlaceImport placeImport;
    @Inject Town town;

    /** What was reported of the fields of a collection, and what the document tells of them. */
    private final Map<String, Map<Fate, Set<String>>> reported = new TreeMap<>();

    @Test
    void eachFieldIsToldAsTheDocumentSays() throws IOException {
        JsonObject schema = schema();
        Map<String, Map<Fate, Set<String>>> documented = new TreeMap<>();
        for (String collection : schema.keySet()) {
            Set<String> fields = new TreeSet<>(Set.of(UNKNOWN));
            for (JsonObject document :
                    schema.getJsonArray(collection).getValuesAs(JsonObject.class)) {
                fields.addAll(document.keySet());
                bring(collection, document);
            }
            Map<Fate, Set<String>> of = reported.get(collection);
            assertThat(of.get(Fate.TOLD)).as(collection).contains(UNKNOWN);
            assertThat(of.values().stream().flatMap(Set::stream))
                    .as("reported of " + collection)
                    .containsAll(fields);
            of.get(Fate.TOLD).remove(UNKNOWN);
            documented.put(collection, row(collection));
        }
        assertThat(reported).isEqualTo(documented);
    }

    private void bring(String collection, JsonObject sent) {
        Baggage baggage = new Baggage();
        JsonObject document =
                MongoExport.plain(Json.createObjectBuilder(sent).add(UNKNOWN, "x").build());
        String refusal = "";
        try {
            String domain = town.domainId();
            switch (collection) {
                case "user" ->
                        userImport.bring(
                                domain,
                                ImportMode.UPSERT,
                                new MongoUser(document, baggage).read(),
                                false);
                case "role_binding" -> {
                    MongoBinding binding = MongoBinding.read(document, baggage);
                    userImport.appoint(domain, binding.userId(), binding.post(), false);
                }
                default ->
                        placeImport.bring(
                                domain,
                                MongoCollection.named(collection),
                                document,
                                baggage,
                                false);
            }
        } catch (IdentityException e) {
            refusal = e.told();
        }
        Map<Fate, Set<String>> of =
                reported.computeIfAbsent(collection, none -> new EnumMap<>(Fate.class));
        baggage.pieces()
                .forEach(
                        piece ->
                                of.computeIfAbsent(piece.fate(), none -> new TreeSet<>())
                                        .add(piece.field().replaceFirst("[.\\[].*", "")));
        for (String field : sent.keySet()) {
            if (refusal.contains(field)) {
                of.get(Fate.TOLD).add(field);
            }
        }
    }

    /** Of the table in the document. */
    private static Map<Fate, Set<String>> row(String collection) throws IOException {
        String row =
                Files.readAllLines(Path.of("docs/moving-in.md")).stream()
                        .filter(line -> line.startsWith("| `" + collection + "` |"))
                        .findFirst()
                        .orElseThrow();
        String[] cells = row.split("\\|");
        Map<Fate, Set<String>> told = new EnumMap<>(Fate.class);
        List<Fate> columns = List.of(Fate.KEPT, Fate.MAPPED, Fate.TOLD);
        for (int i = 0; i < columns.size(); i++) {
            told.put(
                    columns.get(i),
                    new TreeSet<>(
                            FIELD.matcher(cells[i + 2])
                                    .results()
                                    .map((MatchResult found) -> found.group(1))
                                    .toList()));
        }
        return told;
    }

    private static JsonObject schema() throws IOException {
        try (var in = MongoSchemaTest.class.getResourceAsStream("/mongo/schema.json");
                var reader =
                        Json.createReader(
                                new StringReader(
                                        new String(in.readAllBytes(), StandardCharsets.UTF_8)))) {
            return reader.readObject();
        }
    }
}
