package spaceone.testkit;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.util.stream.Stream;

/** A directory in the memory of the test, reached over TLS or StartTLS. */
public final class MemoryLdap implements AutoCloseable {

    public static final String BASE = "dc=beta,dc=io";
    public static final String ACCOUNT = "cn=identity,dc=beta,dc=io";
    public static final String ACCOUNT_PASSWORD = "let the service in";

    private final InMemoryDirectoryServer server;
    private final Certificate certificate;
    private final boolean startTls;
    private final int port;

    private MemoryLdap(
            Certificate certificate,
            boolean startTls,
            String accountPassword,
            InMemoryOperationInterceptor... habits) {
        this.certificate = certificate;
        this.startTls = startTls;
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
            config.addAdditionalBindCredentials(ACCOUNT, accountPassword);
            Stream.of(habits).forEach(config::addInMemoryOperationInterceptor);
            config.setSchema(null);
            config.setListenerConfigs(
                    new InMemoryListenerConfig(
                            "tls",
                            InetAddress.getLoopbackAddress(),
                            0,
                            startTls || certificate == null ? null : certificate.serverSockets(),
                            null,
                            startTls ? certificate.context().getSocketFactory() : null));
            server = new InMemoryDirectoryServer(config);
            server.add("dn: " + BASE, "objectClass: domain", "dc: beta");
            server.startListening();
            port = server.getListenPort();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    public static MemoryLdap start(Certificate certificate) {
        return new MemoryLdap(certificate, false, ACCOUNT_PASSWORD);
    }

    /** With habits of another server than this one. */
    public static MemoryLdap start(Certificate certificate, InMemoryOperationInterceptor habits) {
        return new MemoryLdap(certificate, false, ACCOUNT_PASSWORD, habits);
    }

    public static MemoryLdap start(Certificate certificate, String accountPassword) {
        return new MemoryLdap(certificate, false, accountPassword);
    }

    /** Without any TLS. */
    public static MemoryLdap plain() {
        return new MemoryLdap(null, false, ACCOUNT_PASSWORD);
    }

    public static MemoryLdap startTls(Certificate certificate) {
        return new MemoryLdap(certificate, true, ACCOUNT_PASSWORD);
    }

    public int port() {
        return port;
    }

    public InMemoryDirectoryServer server() {
        return server;
    }

    public MemoryLdap knows(Employee person, String password) {
        return entry(
                person.userId(),
                person,
                password,
                "accountStatus: " + (person.enabled() ? "active" : "inactive"));
    }

    public MemoryLdap entry(String rdn, Employee person, String password, String more) {
        try {
            server.add(
                    "dn: employeeNumber=" + rdn + "," + BASE,
                    "objectClass: inetOrgPerson",
                    "employeeNumber: " + rdn,
                    "cn: " + person.name(),
                    "sn: x",
                    "uid: " + person.userId(),
                    "mail: " + person.email(),
                    "userPassword: " + password,
                    more);
            return this;
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The options of a domain that uses it. */
    public JsonObjectBuilder options() {
        JsonObjectBuilder options = Json.createObjectBuilder();
        if (certificate != null) {
            options.add("ca_certificates", certificate.pem());
        }
        return options.add("protocol", "ldap")
                .add("identity_provider", "stub")
                .add(
                        "url",
                        (startTls || certificate == null ? "ldap" : "ldaps")
                                + "://localhost:"
                                + port)
                .add("base_dn", BASE)
                .add("user_filter", "(objectClass=inetOrgPerson)")
                .add("attributes", Json.createObjectBuilder().add("enabled", "accountStatus"));
    }

    public JsonObject secrets() {
        return Json.createObjectBuilder()
                .add("bind_dn", ACCOUNT)
                .add("password", ACCOUNT_PASSWORD)
                .build();
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
