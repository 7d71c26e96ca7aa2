package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * No call that may write succeeds without a record of it. What the call needed is asked of the
 * request: while a node stops, Jersey tells nobody any more which method it calls.
 */
@Provider
@ApplicationScoped
public class WrittenCalls implements ContainerResponseFilter {

    private static final String WRITES = WrittenCalls.class.getName();

    @Inject RefusedCalls records;

    static void expect(ContainerRequestContext request, Permission permission) {
        request.setProperty(WRITES, permission.value().endsWith(".write"));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() < 300 && Boolean.TRUE.equals(request.getProperty(WRITES))) {
            records.succeeded();
        }
    }
}
