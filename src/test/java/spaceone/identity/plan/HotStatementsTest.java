package spaceone.identity.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;

/**
 * What people wait for, on databases as operators have them: the same answers in the same order,
 * and no statement reads more than it has to. Judged by what PostgreSQL read, never by time.
 */
class HotStatementsTest {

    private static final Rooms ROOMS = new Rooms();

    /** An index and its rows, for the page and for the total. */
    private static final long WHOLE_DOMAIN_TWICE = 4L * Population.USERS + 1_000;

    /** What the first database answered. */
    private static final Map<String, List<String>> ANSWERS = new LinkedHashMap<>();

    @ParameterizedTest
    @CsvSource({
        "C, locale 'C', true",
        "C.UTF-8, locale_provider builtin builtin_locale 'C.UTF-8',"
                + " current_setting('server_version_num')::int >= 170000",
        "en_US.UTF-8, locale 'en_US.UTF-8',"
                + " exists (select from pg_collation where collname in ('en_US.utf8'))",
        "en-US, locale_provider icu icu_locale 'en-US' locale 'C', true",
        "ko-KR, locale_provider icu icu_locale 'ko-KR' locale 'C', true",
        "tr-TR, locale_provider icu icu_locale 'tr-TR' locale 'C', true"
    })
    void readsNoMoreThanItHasToInAnyLanguage(String name, String locale, String isThere)
            throws SQLException {
        assumeTrue(Watch.isAllowed(Database.fresh()), "the server is somebody else's");
        assumeTrue(is(isThere), name + " is not on this server");
        SoftAssertions found = new SoftAssertions();
        DataSource database =
                Population.into(ChangeLog.appliedTo(Database.freshIn("encoding 'UTF8' " + locale)));
        try (Watch watch = new Watch(database)) {
            for (HotStatement each : HotTable.of(ROOMS)) {
                judge(found, name, each, watch);
            }
        }
        Database.drop(database);
        found.assertAll();
    }

    /**
     * Its statistics are of yesterday, when the large domain was not there: a list may read the
     * domain, once for all; what every request asks for may not.
     */
    @Test
    void readsNotMuchMoreWhenADomainHasJustCome() throws SQLException {
        assumeTrue(Watch.isAllowed(Database.fresh()), "the server is somebody else's");
        DataSource database =
                Population.justArrivedIn(ChangeLog.appliedTo(Database.freshIn("encoding 'UTF8'")));
        SoftAssertions found = new SoftAssertions();
        try (Watch watch = new Watch(database)) {
            for (HotStatement each : HotTable.of(ROOMS)) {
                List<String> answer = new ArrayList<>();
                List<Plan> plans =
                        watch.during(
                                () ->
                                        ROOMS.in(
                                                watch.dataSource(),
                                                () -> answer.addAll(each.answer())));
                long usual = 2 * (each.bounds().rows() + each.bounds().counted());
                found.assertThat(plans.stream().mapToLong(Plan::rows).sum())
                        .as("rows read for %s by %s", each.name(), plans)
                        .isLessThanOrEqualTo(
                                answer.isEmpty() ? usual : Math.max(usual, WHOLE_DOMAIN_TWICE));
            }
        }
        Database.drop(database);
        found.assertAll();
    }

    private static void judge(
            SoftAssertions found, String database, HotStatement statement, Watch watch)
            throws SQLException {
        List<String> answer = new ArrayList<>();
        List<Plan> plans =
                watch.during(
                        () ->
                                ROOMS.in(
                                        watch.dataSource(),
                                        () -> answer.addAll(statement.answer())));
        String name = statement.name() + " on " + database;
        Bounds bounds = statement.bounds();
        found.assertThat(plans).as(name).isNotEmpty();
        found.assertThat(plans.stream().filter(plan -> !plan.counts()).mapToLong(Plan::rows).sum())
                .as("rows read for %s by %s", name, plans)
                .isLessThanOrEqualTo(bounds.rows());
        found.assertThat(plans.stream().filter(Plan::counts).mapToLong(Plan::rows).sum())
                .as("rows counted for %s by %s", name, plans)
                .isLessThanOrEqualTo(bounds.counted());
        found.assertThat(plans.stream().mapToLong(Plan::buffers).sum())
                .as("buffers of %s by %s", name, plans)
                .isLessThanOrEqualTo(bounds.buffers());
        found.assertThat(answer)
                .as("answer to %s", name)
                .isEqualTo(ANSWERS.computeIfAbsent(statement.name(), first -> answer));
    }

    private static boolean is(String condition) throws SQLException {
        try (Connection connection = Database.fresh().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select " + condition)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @AfterAll
    static void close() {
        ROOMS.close();
        if (ANSWERS.isEmpty()) {
            return;
        }
        List<String> byId = ANSWERS.get("users by user_id");
        assertThat(byId.subList(0, 100)).as("by code point").isSorted().startsWith("\"-u-10004\"");
        assertThat(ANSWERS)
                .extractingByKey(
                        "search 'k':'name','v':['istanbul 27667','ISTANBUL 27666'],'o':'contain_in'")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .as("in any case")
                .hasSize(3);
        assertThat(ANSWERS.values()).filteredOn(each -> !each.isEmpty()).hasSizeGreaterThan(60);
    }
}
