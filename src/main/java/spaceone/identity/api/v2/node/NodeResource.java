package spaceone.identity.api.v2.node;

import static spaceone.identity.token.CallerRole.SYSTEM_ADMIN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import spaceone.identity.api.Empty;
import spaceone.identity.api.Permission;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.node.Nodes;

/** Our own: which nodes serve the installation. */
@Path("v2/node")
@ApplicationScoped
public class NodeResource {

    @Inject Nodes nodes;

    @POST
    @Path("list")
    @Doc(
            "Lists the nodes that serve the installation, and how each is: a hundred at most, those"
                    + " heard from last. A node that stopped in order is not there any more; one that was"
                    + " killed is LOST for a day. One that has just started is there after some seconds.")
    @Permission(value = "identity:Node.read", callers = SYSTEM_ADMIN)
    public NodesInfo list(Empty request) {
        return NodesInfo.of(nodes.list(), nodes.count());
    }
}
