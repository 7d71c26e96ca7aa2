package spaceone.identity.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spaceone.identity.IdentityException;
import spaceone.testkit.room.InRoom;
import spaceone.testkit.room.Town;

/** The logo of a domain. */
@InRoom
class LogosTest {

    private static final byte[] WIDE = LogoImageTest.drawn("png", 300, 80);
    private static final byte[] SQUARE = LogoImageTest.drawn("jpg", 64, 64);

    @Inject Logos logos;
    @Inject Domains domains;
    @Inject Town town;

    private String domain;

    @BeforeEach
    void begin() {
        domain = town.domainId();
    }

    private String address() {
        return domains.get(domain).logo().orElseThrow().getString("path");
    }

    private static String hash(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    @Test
    void aLogoIsFoundAtTheAddressThatTheLookTells() {
        Domain shown = logos.set(domain, WIDE);

        assertThat(shown.look().getJsonObject("logo"))
                .hasToString("{\"path\":\"%s\",\"width\":300,\"height\":80}".formatted(address()));
        assertThat(address()).startsWith("logo/" + domain + "/");
        Logo found = logos.find(domain, hash(address())).orElseThrow();
        assertThat(found.content()).isEqualTo(WIDE);
        assertThat(found.type()).isEqualTo("image/png");
    }

    @Test
    void anotherLogoHasAnotherAddressAndTheFormerOneIsGone() {
        logos.set(domain, WIDE);
        String before = hash(address());
        logos.set(domain, SQUARE);

        assertThat(hash(address())).isNotEqualTo(before);
        assertThat(logos.find(domain, before)).isEmpty();
        assertThat(logos.find(domain, hash(address())).orElseThrow().type())
                .isEqualTo("image/jpeg");
    }

    @Test
    void aLogoIsThatOfItsDomainAlone() {
        logos.set(domain, WIDE);
        String other = domains.create("other-" + domain, domains.get(domain).tags()).domainId();

        assertThat(logos.find(other, hash(address()))).isEmpty();
        assertThat(domains.get(other).look()).isEmpty();
    }

    @Test
    void aDeletedDomainShowsNone() {
        logos.set(domain, WIDE);
        String hash = hash(address());
        domains.delete(domain);

        assertThat(logos.find(domain, hash)).isEmpty();
    }

    @Test
    void aLogoAndColoursLeaveEachOtherAlone() {
        logos.set(domain, WIDE);
        domains.show(domain, new Organization(null, null, null, null, "#0b6e4f", null, null));
        assertThat(domains.get(domain).logo()).isPresent();

        assertThat(logos.remove(domain).look()).containsOnlyKeys("accent_light");
        assertThat(logos.remove(domain).look()).containsOnlyKeys("accent_light");
    }

    @Test
    void whatIsNoPictureChangesNothing() {
        logos.set(domain, WIDE);

        assertThatThrownBy(() -> logos.set(domain, new byte[20]))
                .isInstanceOf(IdentityException.class);
        assertThat(logos.find(domain, hash(address()))).isPresent();
    }
}
