package spaceone.identity.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** No call that may write succeeds without a record of it. */
@Provider
@ApplicationScoped
public class WrittenCalls implements ContainerResponseFilter {

    @Context ResourceInfo target;

    @Inject RefusedCalls records;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (answer.getStatus() >= 300 || target.getResourceMethod() == null) {
            return;
        }
        Permission permission = target.getResourceMethod().getAnnotation(Permission.class);
        if (permission != null && permission.value().endsWith(".write")) {
            records.succeeded();
        }
    }
}
