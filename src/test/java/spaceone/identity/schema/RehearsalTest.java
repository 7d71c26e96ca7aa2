package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.ChangeLog;
import spaceone.testkit.Database;

/** What the check of the change log refuses, and what it lets through. */
class RehearsalTest {

    /** The release before, in a schema of its own for each example. */
    private static final String RELEASED =
            """
            drop schema if exists example cascade; create schema example; set search_path = example;
            create table domains (domain_id varchar(40) primary key, state varchar(20) not null);
            create table users (
                id bigint generated always as identity primary key,
                domain_id varchar(40) not null references domains,
                name varchar(128) not null default '', email varchar(255), age integer,
                state varchar(20) not null constraint users_state check (state in ('ENABLED', 'DISABLED')),
                constraint users_name unique (domain_id, name));
            create index users_email on users (email);
            create view admins as select id, state from users;
            create type colour as enum ('red', 'blue');
            create function shout(text) returns text language sql as 'select upper($1)';
            create function noted() returns trigger language plpgsql as 'begin return null; end';
            create trigger users_noted after insert on users execute function noted();
            """;

    /** A change, and what is said against it. */
    private static final String REFUSED =
            """
            drop table users cascade | drops the table users
            alter table users rename to people | renames the table users; make a new one, or a view
            drop view admins | drops the view admins
            alter table users drop column email | drops the column users.email
            ALTER  TABLE "users" /* x */ DROP email | drops the column users.email
            do 'begin execute ''alter table us'' || ''ers drop email''; end' | drops the column users.email
            alter table users rename email to mail | renames the column users.email; add the new one
            alter table users drop email; alter table users add email text | drops the column users.email
            alter table users alter email type varchar(64) | from character varying(255) into character varying(64)
            alter table users alter age type bigint | turns the column users.age from integer into bigint
            alter table users alter email set not null | forbids null in users.email
            alter table users alter name drop default | changes what fills users.name when an older node
            alter table users alter state set default 'x' | changes what fills users.state
            alter table users alter id drop identity | changes what fills users.id
            alter table users add nick text not null | demands users.nick, which an older node does not write
            alter table users add nick text; alter table users alter nick set not null | demands users.nick
            alter table users add n int not null default 1; alter table users alter n drop default | demands users.n
            alter table users add check (age > 0) not valid | adds the constraint users_age_check of users
            alter table users add n int check (n is not null) | do not keep (CHECK ((n IS NOT NULL)))
            alter table users add foreign key (name) references domains not valid | adds the constraint users_name_fkey
            alter table users add unique (email) | adds the constraint users_email_key of users
            alter table users add exclude (age with =) | adds the constraint users_age_excl of users
            create unique index u on users (lower(email)) | adds the unique index u of users
            alter table users add n int unique nulls not distinct | adds the constraint users_n_key of users
            create table cars (owner bigint references users) | refers by cars_owner_fkey of cars to rows that an older
            alter table users drop constraint users_state | drops the constraint users_state of users: rows may come
            alter table users drop constraint users_name | drops the constraint users_name
            drop index users_email | drops the index users_email
            drop type colour | drops the type colour
            drop function shout | drops the function shout
            alter function shout rename to cry | renames the function shout
            drop trigger users_noted on users | drops the trigger users_noted on users
            alter table users enable row level security | hides rows of users
            create index u on users (age) | builds the index u while nobody can write to users; create it concurrently
            alter table users add n timestamptz default clock_timestamp() | writes the table users anew
            alter table users add n int generated always as (age + 1) stored | writes the table users anew
            alter table users add n int check (n > 0) | checks all rows of users for users_n_check; add it "not valid"
            alter table users add n bigint references users on delete set null | checks all rows of users for
            update users set email = lower(email) | changes rows of users in one transaction
            delete from users where age < 0 | changes rows of users in one transaction
            insert into domains values ('a', 'ENABLED') | changes rows of domains in one transaction
            """;

    private static Connection database;

    @TempDir Path directory;

    @BeforeAll
    static void connect() throws SQLException {
        database = Database.fresh().getConnection();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        database.close();
    }

    @BeforeEach
    void release() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(RELEASED);
        }
    }

    static Stream<Arguments> refused() {
        return REFUSED.lines()
                .map(line -> line.split(" \\| "))
                .map(parts -> Arguments.of(parts[0], parts[1]));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String sql, String why) throws Exception {
        List<String> findings = findings("--changeset identity:new\n" + sql + ";");

        assertThat(findings)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("changes/0002-new.sql, change set new: "))
                .anyMatch(line -> line.contains(why) && line.contains("mark it \"--comment: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table users add nick varchar(40)",
                "alter table users add nick varchar(40) not null default 'none'",
                "alter table users alter email type text",
                "alter table users alter name type varchar(200)",
                "alter table users add nick text; create table nicks (nick text primary key)",
                "create table cars (owner bigint references users on delete cascade, id int not null unique)",
                "create table notes (domain_id varchar(40) not null references domains)",
                "create table notes (id int); insert into notes select count(*) from users; alter table notes"
                        + " add at timestamptz default clock_timestamp(); drop table notes",
                "create table notes (id int); create unique index n on notes (id); update notes set id = 1",
                "alter table users add n int; alter table users add check (n > 0) not valid",
                "alter table users add n varchar(40); alter table users add foreign key (n) references domains not valid",
                "create function whisper(text) returns text language sql as 'select lower($1)'",
                "create trigger users_later after update on users execute function noted()",
                "comment on column users.age is 'in years'",
                "alter table users alter email set statistics 1000",
            })
    void accepted(String sql) throws Exception {
        assertThat(findings("--changeset identity:new\n" + sql + ";")).isEmpty();
    }

    @Test
    void anIndexIsBuiltBesideTheWorkAndCanBeBegunAgain() throws Exception {
        String head = "--changeset identity:new runInTransaction:false\n";
        String build = "create index concurrently users_age on users (age);\n";

        assertThat(findings(head + "drop index concurrently if exists users_age;\n" + build))
                .isEmpty();
        release();
        assertThat(findings(head + build).get(0))
                .contains("cannot be run again after a start that was killed in it");
        release();
        assertThat(
                        findings(
                                        head
                                                + build.replace("concurrently ", "if not exists ")
                                                + "select 1;")
                                .get(0))
                .contains("builds the index users_age while nobody can write to users");
    }

    @Test
    void aConstraintOnANewColumnIsValidatedByItself() throws Exception {
        assertThat(
                        findings(
                                """
                                --changeset identity:column
                                alter table users add n int;
                                alter table users add constraint users_n check (n > 0) not valid;
                                --changeset identity:validate
                                alter table users validate constraint users_n;
                                --changeset identity:unique runInTransaction:false
                                drop index concurrently if exists users_n_once;
                                create unique index concurrently users_n_once on users (n);
                                """))
                .isEmpty();
    }

    @Test
    void rowsAreChangedInSmallPortions() throws Exception {
        assertThat(
                        findings(
                                """
                                --changeset identity:new runInTransaction:false splitStatements:false
                                do 'begin loop
                                    update users set age = 1 where id in (select id from users where age = 0 limit 500);
                                    exit when not found; commit;
                                end loop; commit; end';
                                """))
                .isEmpty();
    }

    @Test
    void aContractStepNamesAReleaseThatIsOut() throws Exception {
        String drop = "\nalter table users drop email;";

        assertThat(findings(marked("contract: since 1.1.0, which reads contacts") + drop))
                .isEmpty();
        release();
        assertThat(findings(marked("contract: since 1.2.0, which reads contacts") + drop))
                .containsExactly(
                        "changes/0002-new.sql, change set new: is a contract step since release"
                                + " 1.2.0, which is not out; it has to wait for the release after that"
                                + " (released are 1.0.0, 1.1.0).");
        release();
        assertThat(findings(marked("contract: since 1.1.0") + drop).get(0))
                .contains("drops the column users.email");
    }

    @Test
    void aContractStepMakesNobodyWaitEither() throws Exception {
        String must = "\nalter table users alter email set not null;";
        String contract = marked("contract: since 1.1.0, which writes it always");

        assertThat(findings(contract + must).get(0))
                .contains(
                        "looks for nulls in all rows of users; first add \"check (email is not null)");
        release();
        assertThat(
                        findings(
                                contract.replace("new", "first")
                                        + "\nalter table users add constraint e check (email is not null) not valid;\n"
                                        + "--changeset identity:then\nalter table users validate constraint e;\n"
                                        + contract
                                        + must))
                .isEmpty();
    }

    @Test
    void whatIsBriefMaySayWhy() throws Exception {
        String index = "\ncreate index u on domains (state);";

        assertThat(findings(marked("brief: a row a domain") + index)).isEmpty();
        release();
        assertThat(findings(marked("brief:") + index)).isNotEmpty();
    }

    private static String marked(String comment) {
        return "--changeset identity:new\n--comment: " + comment;
    }

    private List<String> findings(String changes) throws IOException, SQLException {
        Files.createDirectories(directory.resolve("changes"));
        Files.writeString(
                directory.resolve("changes/0002-new.sql"),
                "--liquibase formatted sql\n\n" + changes);
        Files.writeString(
                directory.resolve("changelog.xml"),
                """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                  <include file="changes/0002-new.sql" relativeToChangelogFile="true"/>
                </databaseChangeLog>
                """);
        Rehearsal rehearsal = new Rehearsal(database, List.of("1.0.0", "1.1.0"));
        for (ChangeLog.Step step : ChangeLog.read(directory)) {
            rehearsal.run(step);
        }
        return rehearsal.findings();
    }
}
