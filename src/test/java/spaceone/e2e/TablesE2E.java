package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/** People as a file: taken along, and brought. */
@InBrowser
class TablesE2E {

    private final Tenant acme = Installation.domain();

    @Test
    void whatIsFoundIsSavedAsAFile(Screen screen) throws IOException {
        Person.in(acme, "bob");
        acme.asAdmin("user/create", "{\"user_id\": \"=1+1\", \"auth_type\": \"EXTERNAL\"}").is(200);
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 3 of 3");
        screen.page().getByText("Export", new GetByTextOptions().setExact(true)).click();

        Download csv =
                screen.look("export")
                        .page()
                        .waitForDownload(() -> screen.press("CSV: everything found"));
        assertThat(csv.suggestedFilename()).startsWith("users-").endsWith(".csv");
        assertThat(Files.readString(csv.path()))
                .startsWith("\uFEFFuser_id,name,state,")
                .contains("\nbob@", "\n'=1+1,");
        Download json = screen.page().waitForDownload(() -> screen.press("JSON: everything found"));
        assertThat(Files.readString(json.path()).strip()).startsWith("[").endsWith("]");
    }

    @Test
    void peopleAreImportedFromATable(Screen screen) {
        SignInPage.administrator(screen, acme)
                .go("desk/users")
                .follow("Import")
                .isAt("Import users");
        String id = "kim@" + acme.name() + ".io";
        String table = "User;Full name;tags.team;Shoes\n%s;\"Kim; M\";ops;42\n%s;Admin;;\n";
        screen.page()
                .setInputFiles(
                        "#file",
                        new FilePayload(
                                "people.csv",
                                "text/csv",
                                table.formatted(id, acme.admin())
                                        .getBytes(StandardCharsets.UTF_8)));
        screen.says("Rows: 2, columns: 4");
        screen.page().getByLabel("Invite the new ones by mail").check();

        screen.says("What would become of them")
                .says("New: 1")
                .says("Refused: 1")
                .look("rehearsed");
        acme.asAdmin("user/get", "{\"user_id\": \"" + id + "\"}").isRefused(404, "ERROR_NOT_FOUND");
        screen.press("Import 1").answer("Import 1").says("What became of them");

        assertThat(Mailbox.of(id).only().linkToken()).isNotEmpty();
        assertThat(acme.asAdmin("user/get", "{\"user_id\": \"" + id + "\"}").body())
                .contains("Kim; M", "\"team\":\"ops\"");
    }

    @Test
    void manyPeopleAreAJobOfTheServer(Screen screen) {
        String table =
                IntStream.range(0, 501)
                        .mapToObj("many%03d,Many\n"::formatted)
                        .collect(Collectors.joining("", "user_id,name\n", acme.admin() + ",Me\n"));
        SignInPage.administrator(screen, acme).go("desk/users/import");
        screen.page()
                .setInputFiles(
                        "#file",
                        new FilePayload(
                                "many.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));

        screen.says("in the background").says("New: 501").says("Refused: 1").look("many");
        assertThat(acme.asAdmin("user/list", "{}").json().getInt("total_count")).isEqualTo(1);
        screen.press("Import 501").answer("Import 501").says("What became of them");

        screen.says("New: 501").look("brought");
        assertThat(acme.asAdmin("user/list", "{}").json().getInt("total_count")).isEqualTo(502);
        screen.says("Imports in the background").says("Finished").says("Lines: 502");
        Download report =
                screen.page()
                        .waitForDownload(
                                () -> screen.page().locator("id-import-jobs button").click());
        assertThat(read(report)).contains("\nmany500,CREATED,", "\n" + acme.admin() + ",REFUSED,");
    }

    /** Made by a program, or on a page that was left. */
    @Test
    void aJobIsStoppedFromTheDesk(Screen screen) {
        String job = acme.asAdmin("user-import-job/create", "{}").json().getString("job_id");
        String dropped = acme.asAdmin("user-import-job/create", "{}").json().getString("job_id");
        acme.asAdmin("user-import-job/cancel", "{\"job_id\": \"" + dropped + "\"}").is(200);
        SignInPage.administrator(screen, acme).go("desk/users/import").says("Being filled");
        assertThat(screen.page().locator("id-import-jobs li").count()).isEqualTo(1);

        screen.look("jobs").page().locator("id-import-jobs button").click();
        screen.says("The rest is not brought").press("Stop the import");

        screen.page().locator("id-import-jobs li").waitFor(gone());
        assertThat(acme.asAdmin("user-import-job/get", "{\"job_id\": \"" + job + "\"}").body())
                .contains("\"state\":\"CANCELED\"");
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static String read(Download file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
