package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the scripts of the pages decide, asked of the scripts themselves. */
@InBrowser
class ModulesE2E {

    @Test
    void onlyWhatDiffersFromWhatWasShownIsAChange(Screen screen) {
        assertThat(
                        asked(
                                screen,
                                "changes.js",
                                """
                                ({ changed }) => changed(
                                  { name: "Bob", email: "b@x", tags: { a: "1", b: "2" }, note: undefined },
                                  { name: "Rob", email: "b@x", tags: { b: "2", a: "1" }, note: "" })
                                """))
                .isEqualTo("{\"name\":\"Rob\"}");
    }

    @Test
    void aConflictIsWhatBothChangedToDifferentEnds(Screen screen) {
        String conflicts =
                """
                ({ conflicts }) => conflicts({ name: "Bob", zone: "UTC", language: "en" },
                  { name: "Bobby", zone: "Asia/Seoul", language: "ko" },
                  { name: "Rob", zone: "Asia/Seoul" })
                """;

        assertThat(asked(screen, "changes.js", conflicts))
                .isEqualTo("[{\"name\":\"name\",\"theirs\":\"Bobby\",\"mine\":\"Rob\"}]");
    }

    @Test
    void entriesOfAMapAreChangedOneByOne(Screen screen) {
        String merged =
                """
                ({ merged, conflictsIn }) => {
                  const three = [{ a: "1", b: "2", c: "3" }, { a: "1", b: "2", c: "theirs", d: "4" }, { a: "mine", c: "3" }];
                  return [merged(...three), conflictsIn(...three), conflictsIn({ a: "1" }, { a: "2" }, {})];
                }
                """;

        assertThat(asked(screen, "changes.js", merged))
                .isEqualTo(
                        "[{\"a\":\"mine\",\"c\":\"theirs\",\"d\":\"4\"},[],"
                                + "[{\"name\":\"a\",\"theirs\":\"2\"}]]");
    }

    @Test
    void tablesAreReadAsSpreadsheetsWriteThem(Screen screen) {
        String read =
                """
                ({ parse, line, unmarked }) => [
                  parse("\\uFEFFa;b\\r\\n\\"1;\\"\\"2\\"\\"\\";\\"two\\nlines\\"\\r\\n;\\r\\nlast;x"),
                  parse(line(["=SUM(A1)", "a,b", null, { x: 1 }]))[0].map(unmarked),
                ]
                """;

        assertThat(asked(screen, "desk/csv.js", read))
                .isEqualTo(
                        "[[[\"a\",\"b\"],[\"1;\\\"2\\\"\",\"two\\nlines\"],[\"last\",\"x\"]],"
                                + "[\"=SUM(A1)\",\"a,b\",\"\",\"{\\\"x\\\":1}\"]]");
    }

    @Test
    void nonsenseIsNoPermission(Screen screen) {
        String nonsense =
                """
                ({ nonsense }) => ["read all", "identity:User.raed", "identity:Usr.read", "identity", "identity:", "a.b", "*x y"].map(nonsense)
                  .concat(["identity:User.read", "identity:User", "identity:*", "*", "*.read", "inventory:CloudService.read", "identity:WorkspaceGroupUser:read"].map((line) => !nonsense(line)))
                """;

        assertThat(asked(screen, "desk/permissions.js", nonsense)).doesNotContain("false");
    }

    private static String asked(Screen screen, String module, String question) {
        return (String)
                screen.open("/")
                        .page()
                        .evaluate(
                                "async () => JSON.stringify((%s)(await import('/js/%s')))"
                                        .formatted(question.strip(), module));
    }
}
