package spaceone.identity.setting;

import static spaceone.identity.setting.Setting.START_IGNORE;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Gives the values of settings to the fields that ask for them; which one, the field says. */
@Dependent
class Injection {

    @Produces
    @Configured(START_IGNORE)
    static String text(InjectionPoint point) {
        return Settings.current().text(wanted(point));
    }

    @Produces
    @Configured(START_IGNORE)
    static boolean flag(InjectionPoint point) {
        return Settings.current().flag(wanted(point));
    }

    @Produces
    @Configured(START_IGNORE)
    static int whole(InjectionPoint point) {
        return Settings.current().whole(wanted(point));
    }

    @Produces
    @Configured(START_IGNORE)
    static Duration duration(InjectionPoint point) {
        return Settings.current().duration(wanted(point));
    }

    @Produces
    @Configured(START_IGNORE)
    static Set<String> list(InjectionPoint point) {
        return Settings.current().list(wanted(point));
    }

    @Produces
    @Configured(START_IGNORE)
    static Optional<String> anyText(InjectionPoint point) {
        return Settings.current().find(wanted(point), String.class);
    }

    @Produces
    @Configured(START_IGNORE)
    static Optional<Integer> anyWhole(InjectionPoint point) {
        return Settings.current().find(wanted(point), Integer.class);
    }

    private static Setting wanted(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(Configured.class::isInstance)
                .map(Configured.class::cast)
                .findFirst()
                .orElseThrow()
                .value();
    }
}
