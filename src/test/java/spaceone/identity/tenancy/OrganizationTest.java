package spaceone.identity.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.Json;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Room;
import spaceone.testkit.room.Town;

/** How a domain shows itself. */
@InRoom
class OrganizationTest {

    @Inject Domains domains;
    @Inject Town town;
    @Inject Room room;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    private Organization show(String name, String language, String zone, PasswordRuleSet rules) {
        return domains.show(domain, new Organization(name, language, zone, rules, null, null, null))
                .organization();
    }

    private JsonObject settings() {
        return domains.get(domain).settings();
    }

    @Test
    void whereNothingWasSaidTheNameOfTheDomainStandsInEnglishAndUtc() {
        assertThat(domains.get(domain).organization())
                .isEqualTo(
                        new Organization(
                                domains.get(domain).name(),
                                "en",
                                "UTC",
                                PasswordRuleSet.COMPOSED,
                                null,
                                null,
                                null));
    }

    @Test
    void whatIsLeftOutStays() {
        show("Acme Works", "ko", "Asia/Seoul", PasswordRuleSet.LENGTH);

        assertThat(show(null, "ja", null, null))
                .isEqualTo(
                        new Organization(
                                "Acme Works",
                                "ja",
                                "Asia/Seoul",
                                PasswordRuleSet.LENGTH,
                                null,
                                null,
                                null));
    }

    @Test
    void anEmptyTextTakesAwayWhatWasSet() {
        show("Acme Works", "ko", "Asia/Seoul", PasswordRuleSet.LENGTH);
        show("", "", "", PasswordRuleSet.COMPOSED);

        assertThat(settings()).isEmpty();
    }

    @Test
    void whatClientsKeepThereIsLeftAlone() {
        JsonObject theirs = Json.createObjectBuilder().add("theme", "dark").build();
        domains.update(domain, null, null, theirs);
        show("Acme Works", null, null, null);

        assertThat(settings())
                .isEqualTo(
                        Json.createObjectBuilder(theirs).add("display_name", "Acme Works").build());
    }

    @Test
    void lengthAloneIsWhatNewPasswordsAreThenHeldAgainst() {
        assertThat(domains.get(domain).passwordRules(false).characterClasses()).isTrue();
        show(null, null, null, PasswordRuleSet.LENGTH);
        assertThat(domains.get(domain).passwordRules(false).characterClasses()).isFalse();
    }

    private Domain paint(String light, String dark) {
        return domains.show(domain, new Organization(null, null, null, null, light, dark, null));
    }

    @Test
    void coloursAreKeptInOneSpellingAndToldBeforeAnybodySignedIn() {
        paint("#0B6E4F", null);
        Domain painted = paint(null, "#7FD8BE");

        assertThat(painted.organization().accentLight()).isEqualTo("#0b6e4f");
        assertThat(painted.look())
                .isEqualTo(
                        Json.createObjectBuilder()
                                .add("accent_light", "#0b6e4f")
                                .add("accent_dark", "#7fd8be")
                                .build());
    }

    @Test
    void anEmptyTextTakesTheColoursOfTheServiceAgain() {
        paint("#0b6e4f", "#7fd8be");

        assertThat(paint("", "").look()).isEmpty();
    }

    @Test
    void whoeverReplacesTheSettingsLeavesTheLookAlone() {
        paint("#0b6e4f", null);
        domains.update(domain, null, null, JsonValue.EMPTY_JSON_OBJECT);

        assertThat(domains.get(domain).organization().accentLight()).isEqualTo("#0b6e4f");
    }

    private Domain say(String texts) {
        JsonObject said;
        try (var reader = Json.createReader(new StringReader(texts))) {
            said = reader.readObject();
        }
        return domains.show(domain, new Organization(null, null, null, null, null, null, said));
    }

    @Test
    void textsOfTheSignInPageReplaceThoseThatWere() {
        say("{\"en\": \" Welcome.\\n\\nCall 123. \", \"ko\": \"  \"}");
        assertThat(domains.get(domain).look().getJsonObject("sign_in_texts"))
                .hasToString("{\"en\":\"Welcome.\\n\\nCall 123.\"}");

        paint("#0b6e4f", null);
        assertThat(say("{}").look()).containsOnlyKeys("accent_light");
    }

    @Test
    void aTextOfTheSignInPageIsPlainShortAndInALanguageOfThePages() {
        refused("{\"fr\": \"Bonjour\"}", "must be of en, ja, ko");
        refused("{\"en\": 7}", "(key = sign_in_texts.en, reason = must be a text");
        refused("{\"ko\": \"" + "x".repeat(501) + "\"}", "must have at most 500 characters");
        refused("{\"en\": \"\\u202eevil\"}", "turns the direction of writing");
        say("{\"ja\": \"" + "あ".repeat(500) + "\"}");
    }

    private void refused(String texts, String reason) {
        assertThatThrownBy(() -> say(texts)).hasMessageContaining(reason);
    }
}
