package spaceone.bench;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The smallest application, deployed beside ours by {@link ServerBench}. */
@ApplicationPath("api")
public class EmptyApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(EmptyResource.class);
    }
}
