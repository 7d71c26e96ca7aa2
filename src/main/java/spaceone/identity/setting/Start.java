package spaceone.identity.setting;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** Looks at the settings before the container looks at anything else of ours. */
public class Start implements Extension {

    void begin(@Observes BeforeBeanDiscovery event) {
        Settings.current();
    }
}
