package spaceone.identity.plan;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import spaceone.identity.Json;
import spaceone.identity.query.Query;
import spaceone.identity.query.Statistics;

/** The table of what people wait for, and of what never ends. */
final class HotTable {

    static final String DOMAIN = "d";
    static final String WORKSPACE = "ws-0";
    static final String PAGE = "'page':{'start':1,'limit':100}";

    private final List<HotStatement> statements = new ArrayList<>();

    static List<HotStatement> of(Rooms rooms) {
        HotTable table = new HotTable();
        PeopleStatements.addTo(table, rooms);
        TenancyStatements.addTo(table, rooms);
        ServiceStatements.addTo(table, rooms);
        return List.copyOf(table.statements);
    }

    /** A list or a statistic; {@code query} is the inside of its JSON, in single quotes. */
    void add(String name, Function<String, Object> list, String query) {
        add(name, () -> list.apply("{" + query.replace('\'', '"') + "}"));
    }

    void add(String name, Supplier<Object> work) {
        statements.add(new HotStatement(name, Bounds.of(name), work));
    }

    static Query query(String json) {
        return Query.parse(object(json));
    }

    static Statistics statistics(String json) {
        return Statistics.parse(object(json));
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
