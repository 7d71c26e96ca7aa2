package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Mailbox;
import spaceone.testkit.Person;
import spaceone.testkit.Tenant;

/**
 * An administrator's daily work, in {@link Acts} from the desk's overview on. What it took before
 * is counted by the same rule, on the pages of November 2026.
 */
@InBrowser
class TasksE2E {

    private final Tenant acme = Installation.domain();

    @Test
    void twentyLeaversAreDisabled(Screen screen) {
        List<String> leavers = people("leaver", 20);
        people("stayer", 10);
        Acts acts = begin(screen);

        acts.follow("Users").paste("Search", String.join("\n", leavers) + "\nghost\n");
        screen.says("20 chosen").says("Not found (1): ghost").look("chosen");
        acts.press("Disable").answer("Disable (20)");
        screen.says("Done: 20. Failed: 0.");

        acts.did("Disable 20 leavers", 5, "121");
        assertThat(count("user", "state", "DISABLED")).isEqualTo(20);
        assertThat(leavers)
                .allSatisfy(
                        id ->
                                assertThat(acme.asAdmin("user/get", user(id)).text("state"))
                                        .isEqualTo("DISABLED"));
    }

    @Test
    void twoHundredAreInvited(Screen screen) {
        String table =
                IntStream.range(0, 200)
                        .mapToObj("new%03d@acme.io,Newcomer %<03d\n"::formatted)
                        .collect(Collectors.joining("", "user_id,name\n", ""));
        Acts acts = begin(screen);

        acts.follow("Users").follow("Import");
        acts.file(
                "CSV file",
                new FilePayload("new.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        acts.click(screen.page().getByText("Invite the new ones by mail"));
        screen.says("New: 200").look("rehearsed");
        acts.press("Import 200").answer("Import 200");
        screen.says("Invited: 200");

        acts.did("Invite 200 people from a CSV", 6, "7");
        assertThat(count("mail", "kind", "INVITATION_LINK")).isEqualTo(200);
        assertThat(Mailbox.of("new199@acme.io").only().linkToken()).isNotEmpty();
    }

    @Test
    void whoGaveWhomWhichRoleLastWeekIsTold(Screen screen) {
        Person bob = Person.in(acme, "bob");
        acme.asAdmin("user/update", bob.named(", \"name\": \"Bob Park\"")).is(200);
        acme.asAdmin("user/update", named(acme.admin(), "Ada Kim")).is(200);
        String place =
                acme.asAdmin("workspace/create", "{\"name\": \"Research\"}").text("workspace_id");
        acme.asAdmin(
                        "role-binding/create",
                        bob.named(
                                """
                                , "role_id": "managed-workspace-owner", "resource_group": "WORKSPACE", "workspace_id": "%s"
                                """
                                        .formatted(place)))
                .is(200);
        Acts acts = begin(screen);

        acts.follow("Look: Roles given, changed and taken away");
        screen.isAt("Audit trail");
        Locator row =
                screen.page()
                        .locator("tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("Research"));
        assertThat(row).containsText("Role given");
        assertThat(row).containsText("Workspace Owner");
        assertThat(row).containsText("Ada Kim");
        assertThat(row).containsText("Bob Park");
        screen.look("told");

        acts.did("Find out who gave whom which role last week", 1, "not told");
    }

    @Test
    void whoIsLockedOutIsHelped(Screen screen) {
        Person bob = Person.in(acme, "bob");
        for (int i = 0; i < 11; i++) {
            bob.signIn("Wrong9Horse");
        }
        assertThat(bob.record().json()).containsKey("sign_in_locked_until");
        Acts acts = begin(screen);
        screen.says("Sign-ins blocked").look("needed");

        acts.follow(bob.id());
        screen.isAt(bob.id()).says("Sign-in locked until");
        acts.press("Unlock sign-in");
        screen.says("can sign in again");
        acts.press("Mail a link for a new password").answer("Mail a link for a new password");
        screen.says("A link is on its way");

        acts.did("Unlock and help a locked-out person", 4, "6");
        assertThat(bob.record().json()).doesNotContainKey("sign_in_locked_until");
        assertThat(bob.mailbox().only().linkToken()).isNotEmpty();
    }

    @Test
    void theInvitationIsWrittenInKorean(Screen screen) {
        Acts acts = begin(screen);

        acts.follow("Mails").follow("What mails say");
        screen.isAt("What mails say");
        acts.choose(screen.page().locator("#mail-language"), "한국어")
                .type("Text", "{{domain}}에 오신 것을 환영합니다.")
                .press("Save");
        screen.says("Saved.");

        acts.did("Change the invitation text in Korean", 7, "7");
        assertThat(
                        acme.asAdmin(
                                        "mail-text/get",
                                        "{\"kind\": \"INVITATION_LINK\", \"language\": \"ko\"}")
                                .text("lead"))
                .contains("환영합니다");
    }

    @Test
    void whoHasNoSecondFactorHasToSetOneUp(Screen screen) {
        List<String> people =
                IntStream.range(0, 30)
                        .mapToObj(i -> acme.user("u%02d@acme.io".formatted(i)))
                        .toList();
        Acts acts = begin(screen);

        acts.follow("31 Without a second factor");
        screen.isAt("Users").says("1 to 25 of 31");
        acts.check("Choose all on this page").press("Choose all 31 found");
        acts.press("Require an authenticator app").answer("Require an authenticator app (31)");
        screen.says("Done: 31. Failed: 0.");

        acts.did("See who has no second factor and demand it", 5, "7");
        assertThat(people)
                .allSatisfy(
                        id ->
                                assertThat(acme.asAdmin("user/get", user(id)).body())
                                        .contains("ENFORCE_MFA"));
    }

    @Test
    void aWorkspaceBeginsWithItsPeople(Screen screen) {
        List<String> people = people("p", 4);
        Acts acts = begin(screen);

        acts.follow("Workspaces");
        screen.isAt("Workspaces");
        acts.type("Name of a new workspace", "Research");
        acts.type("Owners (optional)", people.get(0));
        acts.type("Members (optional)", String.join(", ", people.subList(1, 4)));
        screen.look("filled");
        acts.press("Create");
        screen.isAt("Research").says("1 to 4 of 4");

        acts.did("Create a workspace with owner and 3 members", 8, "22");
        String roles =
                acme.asAdmin("role-binding/list", "{\"resource_group\": \"WORKSPACE\"}").body();
        assertThat(roles.split("WORKSPACE_OWNER", -1)).hasSize(2);
        assertThat(roles.split("WORKSPACE_MEMBER", -1)).hasSize(4);
    }

    @Test
    void aSecretIsRotated(Screen screen) {
        String old =
                acme.asAdmin(
                                "app/create",
                                """
                                {"name": "ci", "role_id": "managed-domain-admin", "resource_group": "DOMAIN",
                                 "expired_at": "%s 00:00:00"}
                                """
                                        .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(9)))
                        .is(200)
                        .body();
        Acts acts = begin(screen);

        acts.follow("Apps").press("New secret: ci").answer("New secret");
        screen.says("Secret of ci");
        String secret = screen.page().locator("#secret").textContent();
        acts.press("Copy").press("I have kept it");

        acts.did("Rotate an app's secret", 5, "5");
        Api.post("/identity/v2/user/list", secret, "{}").is(200);
        assertThat(old).doesNotContain(secret);
    }

    private Acts begin(Screen screen) {
        SignInPage.administrator(screen, acme).go("desk").isAt("Overview").says("last 7 days");
        return new Acts(screen);
    }

    private List<String> people(String name, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> name + "%02d@acme.io".formatted(i))
                .peek(
                        id ->
                                acme.asAdmin(
                                                "user/create",
                                                "{\"user_id\": \"%s\", \"auth_type\": \"EXTERNAL\"}"
                                                        .formatted(id))
                                        .is(200))
                .toList();
    }

    private static String user(String id) {
        return "{\"user_id\": \"" + id + "\"}";
    }

    private static String named(String id, String name) {
        return "{\"user_id\": \"%s\", \"name\": \"%s\"}".formatted(id, name);
    }

    private int count(String what, String member, String value) {
        return acme.asAdmin(
                        what + "/list",
                        """
                        {"query": {"filter": [{"k": "%s", "v": "%s", "o": "eq"}], "count_only": true}}
                        """
                                .formatted(member, value))
                .is(200)
                .json()
                .getInt("total_count");
    }
}
