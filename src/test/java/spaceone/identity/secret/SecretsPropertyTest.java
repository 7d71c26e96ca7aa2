package spaceone.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import spaceone.identity.IdentityException;

class SecretsPropertyTest {

    private final Secrets secrets = new Secrets("0123456789abcdef0123456789abcdef");

    @Property(tries = 200)
    void everyTextComesBack(@ForAll String plain, @ForAll String context) {
        String text = plain.replaceAll("\\p{Cs}", "");

        assertThat(secrets.open(secrets.seal(text, context), context)).isEqualTo(text);
    }

    @Property(tries = 300)
    void anyChangedCharacterIsNoticed(@ForAll int place, @ForAll char damage) {
        String sealed = secrets.seal("JBSWY3DPEHPK3PXP", "c");
        StringBuilder changed = new StringBuilder(sealed);
        // The last character carries unused bits; all others count.
        changed.setCharAt(Math.floorMod(place, sealed.length() - 1), damage);

        if (!changed.toString().equals(sealed)) {
            assertThatThrownBy(() -> secrets.open(changed.toString(), "c"))
                    .isInstanceOf(IdentityException.class);
        }
    }
}
