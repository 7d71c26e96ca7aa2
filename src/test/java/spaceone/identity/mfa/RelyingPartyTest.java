package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For which site passkeys are, by what an operator says, or where our links lead. */
class RelyingPartyTest {

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com/, id.example.com, https://id.example.com",
        "https://ID.example.com:443/login/, id.example.com, https://id.example.com",
        "https://id.example.com:8443/, id.example.com, https://id.example.com:8443",
        "http://localhost:8080/, localhost, http://localhost:8080"
    })
    void withoutSettingsItIsWhereOurLinksLead(String pages, String id, String origin) {
        assertThat(RelyingParty.of(Optional.empty(), Set.of(), pages))
                .contains(new RelyingParty(id, Set.of(origin)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com/",
                "https://192.0.2.7/",
                "https://[::1]/",
                "https://{domain_name}.example.com/"
            })
    void whereBrowsersAskForNoneThereAreNone(String pages) {
        assertThat(RelyingParty.of(Optional.empty(), Set.of(), pages)).isEmpty();
    }

    @Test
    void anOperatorMayNameTheDomainAboveAllPages() {
        assertThat(RelyingParty.of(Optional.of("example.com"), Set.of(), "https://id.example.com/"))
                .contains(new RelyingParty("example.com", Set.of("https://id.example.com")));
        assertThat(RelyingParty.of(Optional.of("ample.com"), Set.of(), "https://id.example.com/"))
                .isEmpty();
        assertThat(RelyingParty.of(Optional.of("com"), Set.of(), "https://id.example.com/"))
                .isEmpty();
    }

    @Test
    void originsThatAreNamedAreAllThereAre() {
        Set<String> origins = Set.of("https://a.example.com", "https://b.example.com");

        assertThat(RelyingParty.of(Optional.of("example.com"), origins, "https://id.example.com/"))
                .contains(new RelyingParty("example.com", origins));
    }
}
