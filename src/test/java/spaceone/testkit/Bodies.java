package spaceone.testkit;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import spaceone.identity.Names;

/**
 * Bodies that a method did not ask for: its own members with values of any kind, broken JSON, and
 * plain noise.
 */
public final class Bodies {

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "a",
                    "ENABLED",
                    "LOCAL",
                    "nobody@x.io",
                    "x".repeat(70),
                    "y".repeat(300),
                    "\u0000",
                    "\ud800",
                    "é漢字\ud83d\ude00",
                    "' or 1=1 --",
                    "%_\\",
                    "${jndi:x}",
                    "2024-01-01",
                    "now-1d",
                    "*",
                    "domain-root",
                    "Correct9Horse",
                    "+09:00",
                    "\r\nBcc: a@b.c");

    private static final List<String> QUERY_MEMBERS =
            List.of(
                    "filter",
                    "filter_or",
                    "sort",
                    "page",
                    "only",
                    "keyword",
                    "minimal",
                    "count_only",
                    "distinct",
                    "aggregate",
                    "unwind",
                    "k",
                    "v",
                    "o",
                    "key",
                    "value",
                    "operator",
                    "limit",
                    "start",
                    "desc");

    private static final int DEEPEST = 4;

    private final Random random;
    private final List<String> members;

    public Bodies(Random random, Optional<Class<?>> record) {
        this.random = random;
        this.members =
                record.map(Class::getRecordComponents).map(List::of).orElse(List.of()).stream()
                        .map(RecordComponent::getName)
                        .map(Names::snake)
                        .toList();
    }

    public byte[] next() {
        byte[] body = object(members, 0).toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(10)) {
            case 0 -> noise();
            case 1 -> damaged(body);
            default -> body;
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(60)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] damaged(byte[] body) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        return body;
    }

    private JsonValue object(List<String> names, int depth) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (String name : names) {
            if (random.nextInt(3) > 0) {
                object.add(
                        name,
                        name.equals("query") && random.nextBoolean() ? query(depth) : value(depth));
            }
        }
        if (random.nextInt(8) == 0) {
            object.add(text(), value(depth));
        }
        return object.build();
    }

    private JsonValue query(int depth) {
        return object(
                List.of(pick(QUERY_MEMBERS), pick(QUERY_MEMBERS), pick(QUERY_MEMBERS)), depth + 1);
    }

    private JsonValue value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 10 : 7)) {
            case 0 -> JsonValue.NULL;
            case 1 -> random.nextBoolean() ? JsonValue.TRUE : JsonValue.FALSE;
            case 2 -> Json.createValue(random.nextInt(-5, 100));
            case 3 -> Json.createValue(new BigDecimal(random.nextBoolean() ? "1e400" : "0.5"));
            case 7 -> object(List.of(text(), pick(QUERY_MEMBERS)), depth + 1);
            case 8 -> query(depth);
            case 9 -> array(depth);
            default -> Json.createValue(text());
        };
    }

    private JsonValue array(int depth) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(depth + 1));
        }
        return array.build();
    }

    private String text() {
        return pick(TEXTS);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
