package spaceone.bench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** A JAX-RS method that does nothing: what every method on this server costs at least. */
@Path("empty")
@ApplicationScoped
public class EmptyResource {

    @POST
    @Produces("application/json")
    public String empty(String body) {
        return "{}";
    }
}
