package spaceone.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;

/**
 * What somebody does at a screen, counted. A click is one act, and so is a key. Text that is typed
 * or pasted into a field is one, however long it is, and the click into the field is another,
 * unless the field has the focus already. A choice in a list is two: it is opened, and chosen from.
 * A file that is chosen is one. Reading and waiting are none.
 */
final class Acts {

    private final Screen screen;
    private int count;

    Acts(Screen screen) {
        this.screen = screen;
    }

    Acts click(Locator what) {
        what.click();
        return did(1);
    }

    Acts press(String button) {
        return click(screen.button(button));
    }

    Acts follow(String link) {
        screen.follow(link);
        return did(1);
    }

    /** The button of the question that has been asked. */
    Acts answer(String button) {
        screen.answer(button);
        return did(1);
    }

    Acts check(String box) {
        screen.field(box).check();
        return did(1);
    }

    Acts choose(Locator list, String option) {
        list.selectOption(new SelectOption().setLabel(option));
        return did(2);
    }

    Acts type(String label, String text) {
        enter(label).fill(text);
        return did(1);
    }

    /** As from a mail or a spreadsheet, line breaks and all. */
    Acts paste(String label, String text) {
        screen.browser().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        screen.page().evaluate("text => navigator.clipboard.writeText(text)", text);
        enter(label).press("ControlOrMeta+V");
        return did(1);
    }

    Acts file(String label, FilePayload file) {
        screen.field(label).setInputFiles(file);
        return did(1);
    }

    /** That was all: a line of the table, and no act more than {@code most}. */
    void did(String task, int most, String before) {
        System.out.printf("%-48s %3d acts, at most %2d; before: %s%n", task, count, most, before);
        assertThat(count).as(task).isLessThanOrEqualTo(most);
    }

    private Locator enter(String label) {
        Locator field = screen.field(label);
        if (!(boolean) field.evaluate("field => field === document.activeElement")) {
            click(field);
        }
        return field;
    }

    private Acts did(int acts) {
        count += acts;
        return this;
    }
}
