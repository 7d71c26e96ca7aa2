package spaceone.identity.founding;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.util.Optional;
import spaceone.identity.IdentityException;
import spaceone.identity.StartRefused;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** What the first start on an empty database does (docs/contract/tenancy.md). */
@Singleton
@Startup
@DependsOn("SchemaMigration")
public class Bootstrap {

    /** {@code auto} creates a domain and its administrator; {@code none} waits for System.init. */
    enum Mode {
        AUTO,
        NONE
    }

    @Inject
    @Configured(Setting.BOOTSTRAP)
    String mode;

    @Inject
    @Configured(Setting.BOOTSTRAP_DOMAIN)
    String domainName;

    @Inject
    @Configured(Setting.BOOTSTRAP_ADMIN)
    String adminId;

    @Inject
    @Configured(Setting.BOOTSTRAP_PASSWORD)
    Optional<String> password;

    @Inject
    @Configured(Setting.BOOTSTRAP_RESCUE)
    Optional<String> occasion;

    @Inject
    @Configured(Setting.BOOTSTRAP_RESCUE_DOMAIN)
    Optional<String> rescueDomain;

    @Inject
    @Configured(Setting.BOOTSTRAP_RESCUE_USER)
    Optional<String> rescueUser;

    @Inject FirstStart firstStart;
    @Inject Rescue rescue;
    @Inject BootstrapSecret secret;

    @PostConstruct
    void start() {
        switch (Mode.valueOf(mode.strip().toUpperCase(java.util.Locale.ROOT))) {
            case AUTO -> found();
            case NONE -> waitForInit();
        }
        occasion.filter(text -> !text.isBlank()).ifPresent(this::rescue);
    }

    private void rescue(String name) {
        rescue.give(name, rescueDomain.orElse(domainName), rescueUser.orElse(adminId))
                .ifPresent(lines -> tell(lines.toArray(String[]::new)));
    }

    private void found() {
        Optional<String> given = password.filter(text -> !text.isBlank());
        first(given)
                .ifPresent(
                        generated ->
                                tell(
                                        "A first domain was created. Sign in and change the password.",
                                        "domain    " + domainName,
                                        "user      " + adminId,
                                        "password  " + generated,
                                        "It opens the root domain, too, and lets you do nothing but choose another"
                                                + " one: in each of the two."));
    }

    private Optional<String> first(Optional<String> given) {
        try {
            return firstStart.found(domainName, adminId, given);
        } catch (IdentityException refused) {
            throw StartRefused.because(
                    "no first domain can be made of identity.bootstrap.domain, "
                            + "identity.bootstrap.admin and identity.bootstrap.password: "
                            + refused.told());
        }
    }

    private void waitForInit() {
        if (firstStart.isDue() && !secret.isConfigured()) {
            tell(
                    "Waiting for System.init. Send the header",
                    "X-Bootstrap-Secret: " + secret.value());
        }
    }

    /**
     * On the console, not in the log: logs are kept and shipped, and this is said once to who
     * started the service.
     */
    private static void tell(String... lines) {
        PrintStream console =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        console.println();
        for (String line : lines) {
            console.println("    " + line);
        }
        console.println();
    }
}
