package spaceone.identity.api.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import spaceone.identity.api.wire.StreamedList;
import spaceone.identity.audit.Actor;

/** Notes which answers stream: they hold a connection to the database while their client reads. */
@Provider
@ApplicationScoped
public class StreamWatch implements ContainerResponseFilter {

    @Inject Bounds bounds;
    @Inject Actor actor;

    @Override
    public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
        if (answer.getEntity() instanceof StreamedList
                && asked.getProperty(AdmissionFilter.VISIT) instanceof Visit visit) {
            bounds.streams(visit, String.valueOf(actor.domainId()));
        }
    }
}
