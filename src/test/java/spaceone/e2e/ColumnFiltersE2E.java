package spaceone.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** What stands in any column of a list is asked for. */
@InBrowser
class ColumnFiltersE2E {

    private static final String WHAT = "Condition";

    private final Tenant acme = Installation.domain();

    @Test
    void aColumnIsAskedForWhatItContains(Screen screen) {
        people();
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 4 of 4");

        open(screen).choose(WHAT, "E-mail contains").look("form");
        screen.type("Value", "SHOP").press("Apply").says("1 to 2 of 2").look("chip");
        assertThat(screen.page().locator("id-add-filter summary")).isFocused();
        assertThat(screen.page().url()).endsWith("#/desk/users?email.has=SHOP");
        open(screen).choose(WHAT, "Language is one of").press("Apply");
        screen.says("Choose at least one.").look("none");
        screen.page().getByLabel("한국어").check();
        screen.page().getByLabel("日本語").check();
        screen.press("Apply").says("1 to 1 of 1").says("Language is one of 한국어, 日本語");

        screen.page().reload();
        screen.says("1 to 1 of 1").press("Remove the filter: E-mail contains SHOP");
        screen.says("1 to 2 of 2").page().goBack();
        screen.go("desk/users?email.is=lee@shop.io").says("1 to 1 of 1");
        screen.go("desk/users?email.not=lee@shop.io").says("1 to 3 of 3");
    }

    @Test
    void timesAreAskedForByDayOrWhetherTheyAre(Screen screen) {
        people();
        String today = LocalDate.now().toString();
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 4 of 4");

        open(screen).choose(WHAT, "Last seen is empty").press("Apply").says("1 to 3 of 3");
        open(screen).choose(WHAT, "Created from").type("Day", today).press("Apply");
        screen.says("Created from ").says("1 to 3 of 3").look("day");
        screen.go("desk/users?created_at.until=" + LocalDate.now().minusDays(2));
        screen.says("Nothing found");
    }

    @Test
    void nonsenseInAnAddressAsksNothing(Screen screen) {
        people();
        SignInPage.administrator(screen, acme);
        screen.go(
                "desk/users?created_at.since=soon&language.in=tlh&gone.has=x&email.gone=x&name.since=x");
        screen.says("1 to 4 of 4");
        assertThat(screen.page().locator(".chip")).hasCount(0);
        screen.go("desk/audit?since=soon&until=never").says("1 to ");
    }

    @Test
    void everyListThatCanIsAskedLikeThis(Screen screen) {
        acme.asAdmin("workspace/create", "{\"name\": \"Research\"}").is(200);
        SignInPage.administrator(screen, acme);
        String today = LocalDate.now().toString();
        for (String address :
                new String[] {
                    "workspaces?user_count.most=0&name.has=sear&created_by.has=admin",
                    "roles?is_managed.in=true&role_id.is=managed-domain-admin",
                    "audit?actor_id.has=admin&target_id.has=workspace-&source.not=x&action=Workspace.create",
                }) {
            screen.go("desk/" + address).says("1 to 1 of 1");
        }
        for (String address :
                new String[] {
                    "mails?recipient.has=x&attempts.least=1&sent_at.never=yes&next_attempt_at.since="
                            + today,
                    "groups?workspace_group_id.is=x&created_at.until=" + today,
                    "apps?client_id.has=x&expired_at.since=" + today + "&role_type.in=DOMAIN_ADMIN",
                    "roles?is_managed.in=false",
                }) {
            screen.go("desk/" + address).says("Nothing found");
        }
    }

    @Test
    void itIsDoneByKeyboardAndOnAPhone(Screen screen) {
        people();
        SignInPage.administrator(screen, acme).go("desk/users").says("1 to 4 of 4");
        Page page = screen.page();
        page.setViewportSize(320, 700);
        screen.press("Filters");
        page.locator("id-add-filter summary").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("E-mail contains");
        page.keyboard().press("Tab");
        page.keyboard().type("lee");
        screen.look("phone");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        page.keyboard().press("Enter");
        screen.says("1 to 1 of 1");

        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        assertThat(page.locator("id-add-filter details")).not().hasAttribute("open", "");
        assertThat(page.locator("id-add-filter summary")).isFocused();
    }

    private void people() {
        for (String[] each :
                new String[][] {
                    {"kim@shop.io", "ko"}, {"lee@shop.io", "en"}, {"abe@mill.io", "ja"}
                }) {
            acme.asAdmin(
                            "user/create",
                            """
                            {"user_id": "%1$s", "email": "%1$s", "language": "%2$s", "auth_type": "EXTERNAL"}
                            """
                                    .formatted(each[0], each[1]))
                    .is(200);
        }
    }

    private static Screen open(Screen screen) {
        screen.page().locator("id-add-filter summary").click();
        return screen;
    }
}
