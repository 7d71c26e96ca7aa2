package spaceone.it;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import spaceone.testkit.Node;
import spaceone.testkit.Running;
import spaceone.testkit.Server;

/**
 * Arquillian's adapter for a server that has none: it is started as operators start it, WAR
 * included. And for a service that runs already.
 */
public class ServerContainer implements DeployableContainer<ServerContainer.Configuration> {

    private Node node;

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return ProtocolDescription.DEFAULT;
    }

    @Override
    public void start() {
        if (Running.isWanted()) {
            return;
        }
        node = Node.start(ServerSession.environment());
        System.setProperty("it.http.port", String.valueOf(node.base().getPort()));
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        return new ProtocolMetaData();
    }

    @Override
    public void undeploy(Archive<?> archive) {
        // goes with the server
    }

    @Override
    public void stop() {
        if (node != null) {
            node.close();
        }
    }

    public static class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {
            // nothing to be set
        }
    }

    /** Two adapters are an error of Arquillian's. */
    public static class Extension implements LoadableExtension {
        @Override
        public void register(ExtensionBuilder builder) {
            if (Running.isWanted() || Server.current().isWithoutAdapter()) {
                builder.service(DeployableContainer.class, ServerContainer.class);
            }
        }
    }
}
