package spaceone.identity.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import spaceone.identity.user.Users;
import spaceone.testkit.ChangeLog;

/** Numbers that are kept are those that counting tells, whatever became of the users. */
class TalliesTest {

    private static final List<String> KEYS =
            List.of("state", "auth_type", "backend", "user_type", "role_type", "role_id");
    private static final List<String> VALUES =
            List.of("'ENABLED'", "'PENDING'", "'LOCAL'", "'DOMAIN_ADMIN'", "'role-1'", "null", "7");

    /** Everybody; but no kept number knows that. */
    private static final String EVERYBODY = "{'k':'user_id','v':'','o':'not'}";

    private static final Rooms ROOMS = new Rooms();
    private static final Random RANDOM = new Random(20261127);
    private static DataSource database;

    @BeforeAll
    static void fill() throws SQLException {
        database = ChangeLog.applied();
        execute(
                "insert into domains (domain_id, name, state, created_at)"
                        + " values ('d', 'd', 'ENABLED', now()), ('e', 'e', 'ENABLED', now())");
        execute(
                "insert into roles (domain_id, role_id, name, state, role_type, created_at, updated_at)"
                        + " select d, 'role-' || i, i, 'ENABLED', 'DOMAIN_ADMIN', now(), now()"
                        + " from generate_series(1, 3) i, unnest(array['d', 'e']) d");
    }

    @Test
    void keptNumbersAreThoseThatCountingTells() throws SQLException {
        assumeTrue(Watch.isAllowed(database), "the server is somebody else's");
        for (int round = 0; round < 12; round++) {
            happen();
            try (Watch watch = new Watch(database)) {
                for (int i = 0; i < 15; i++) {
                    compare(watch, filters(), aggregate());
                }
                compare(watch, List.of(), "'aggregate':[{'count':{'name':'n'}}]");
            }
        }
    }

    /** Users come, change and go, several in one statement too; at last nobody may be left. */
    private static void happen() throws SQLException {
        execute(
                """
                insert into users (user_id, folded_id, domain_id, name, state, auth_type, user_type, role_type, role_id,
                    language, timezone, created_at)
                select 'u' || i, 'u' || i, (array['d', 'e'])[1 + i %% 2], '', s[1 + (random() * 2)::int],
                    a[1 + (random())::int], t[1 + (random())::int], r[1 + (random())::int],
                    case when random() < 0.5 then 'role-' || 1 + (random() * 2)::int end, 'en', 'UTC', now()
                from generate_series(1, %d) i, (values (array['ENABLED', 'DISABLED', 'PENDING'],
                    array['LOCAL', 'EXTERNAL'], array['USER', 'API_USER'], array['DOMAIN_ADMIN', 'USER'])) v (s, a, t, r)
                on conflict do nothing
                """
                        .formatted(RANDOM.nextInt(60)));
        execute(
                "update users set state = (array['ENABLED', 'DISABLED', 'PENDING'])[1 + (random() * 2)::int],"
                        + " role_id = case when random() < 0.5 then 'role-1' end, name = 'moved'"
                        + " where random() < 0.5");
        execute("update users set last_accessed_at = now()");
        execute("delete from users where random() < " + (RANDOM.nextInt(4) == 0 ? 1.1 : 0.2));
    }

    private static void compare(Watch watch, List<String> filters, String aggregate)
            throws SQLException {
        List<String> plain = new ArrayList<>(filters);
        plain.add(EVERYBODY);
        Users users = ROOMS.get(Users.class);
        List<Object> answers = new ArrayList<>();
        List<Plan> plans =
                watch.during(
                        () ->
                                ROOMS.in(
                                        watch.dataSource(),
                                        () -> {
                                            for (List<String> each : List.of(filters, plain)) {
                                                answers.add(stat(users, each, aggregate));
                                                answers.add(total(users, each));
                                            }
                                        }));
        String about = filters + " " + aggregate;
        assertThat(answers.subList(0, 2)).as(about).isEqualTo(answers.subList(2, 4));
        assertThat(plans.get(0).sql()).as(about).contains("user_tallies");
        assertThat(plans.get(0).ways()).as(about).noneMatch(way -> way.contains("users_"));
    }

    /** What stands in no order is compared in one. */
    private static List<String> stat(Users users, List<String> filters, String aggregate) {
        JsonObject answer = users.stat("d", HotTable.statistics(body(filters, aggregate)));
        return answer.getJsonArray("results").stream().map(JsonValue::toString).sorted().toList();
    }

    private static long total(Users users, List<String> filters) {
        return users.list(
                        "d",
                        null,
                        HotTable.query(body(withoutBackend(filters), "'count_only':true")))
                .totalCount();
    }

    /** The second version of the API has no such key in lists. */
    private static List<String> withoutBackend(List<String> filters) {
        return filters.stream()
                .filter(each -> !each.contains("'backend'") && !each.contains("'user_type'"))
                .toList();
    }

    private static String body(List<String> filters, String rest) {
        return ("{'filter':[" + String.join(",", filters) + "]," + rest + "}").replace('\'', '"');
    }

    private static List<String> filters() {
        return IntStream.range(0, RANDOM.nextInt(3))
                .mapToObj(
                        i ->
                                "{'k':'%s','v':%s,'o':'%s'}"
                                        .formatted(
                                                one(KEYS), one(VALUES), one(List.of("eq", "not"))))
                .toList();
    }

    private static String aggregate() {
        if (RANDOM.nextInt(5) == 0) {
            return "'distinct':'" + one(KEYS) + "'";
        }
        boolean whole = RANDOM.nextInt(6) == 0;
        String keys =
                IntStream.range(0, 1 + RANDOM.nextInt(3))
                        .mapToObj(i -> "{'key':'%s','name':'k%d'}".formatted(one(KEYS), i))
                        .collect(Collectors.joining(","));
        String fields =
                "{'name':'n','operator':'count'},{'name':'m','operator':'count','conditions':[{'k':'%s','v':%s,'o':'%s'}]}"
                        .formatted(one(KEYS), one(VALUES.subList(0, 5)), one(List.of("eq", "not")));
        String further =
                whole || RANDOM.nextBoolean()
                        ? ""
                        : ",{'group':{'keys':[{'key':'k0','name':'k'}],'fields':"
                                + "[{'key':'n','name':'most','operator':'max'},{'name':'kinds','operator':'count'}]}}";
        return "'aggregate':[{'group':{'keys':[%s],'fields':[%s]}}%s]"
                .formatted(whole ? "" : keys, fields, further);
    }

    private static String one(List<String> list) {
        return list.get(RANDOM.nextInt(list.size()));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterAll
    static void close() {
        ROOMS.close();
    }
}
