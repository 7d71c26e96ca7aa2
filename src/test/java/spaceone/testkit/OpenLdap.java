package spaceone.testkit;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import spaceone.run.Trees;

/**
 * A real OpenLDAP of the test's own: an ordinary process on free ports, everything of it in a
 * temporary directory. Where its Debian package is missing it is installed, if that is possible.
 */
public final class OpenLdap implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/slapd");
    public static final String BASE = "dc=beta,dc=io";
    private static final String ADMIN = "cn=identity,dc=beta,dc=io";
    private static final String ADMIN_PASSWORD = "let the service in";

    private final Certificate certificate = Certificate.of("localhost");
    private final int tlsPort = Node.freePort();
    private final int plainPort = Node.freePort();
    private final Path directory;
    private final Process process;

    private OpenLdap() {
        try {
            directory = Files.createTempDirectory("openldap");
            Files.createDirectory(directory.resolve("db"));
            Files.writeString(directory.resolve("cert.pem"), certificate.pem());
            Files.writeString(directory.resolve("key.pem"), certificate.keyPem());
            Files.writeString(
                    directory.resolve("slapd.conf"),
                    """
                    include /etc/ldap/schema/core.schema
                    include /etc/ldap/schema/cosine.schema
                    include /etc/ldap/schema/inetorgperson.schema
                    modulepath /usr/lib/ldap
                    moduleload back_mdb
                    pidfile %1$s/slapd.pid
                    TLSCertificateFile %1$s/cert.pem
                    TLSCertificateKeyFile %1$s/key.pem
                    # passwords in the open are refused
                    security simple_bind=128
                    database mdb
                    suffix "%2$s"
                    rootdn "%3$s"
                    rootpw "%4$s"
                    directory %1$s/db
                    """
                            .formatted(directory, BASE, ADMIN, ADMIN_PASSWORD));
            String addresses =
                    "ldaps://localhost:" + tlsPort + "/ ldap://localhost:" + plainPort + "/";
            process =
                    new ProcessBuilder(
                                    PROGRAM.toString(),
                                    "-f",
                                    directory.resolve("slapd.conf").toString(),
                                    "-h",
                                    addresses,
                                    "-d",
                                    "0")
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("output.log").toFile())
                            .start();
            add("dn: " + BASE, "objectClass: domain", "dc: beta");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where no OpenLDAP is to be had; it says so where nobody can miss it. */
    public static Optional<OpenLdap> start() {
        if (!Files.isExecutable(PROGRAM) && !install()) {
            System.err.println(
                    """

                    *** NO OPENLDAP: its tests are skipped. There is no %s, and the package slapd
                    *** could not be installed (that takes Debian's apt-get, and root).
                    """
                            .formatted(PROGRAM));
            return Optional.empty();
        }
        return Optional.of(new OpenLdap());
    }

    public OpenLdap knows(Employee person, String password) {
        add(
                "dn: " + dn(person.userId()),
                "objectClass: inetOrgPerson",
                "cn: " + person.name(),
                "sn: x",
                "uid: " + person.userId(),
                "mail: " + person.email(),
                "employeeType: active",
                "userPassword: " + password);
        return this;
    }

    public void disables(String userId) {
        modify(
                "dn: " + dn(userId),
                "changetype: modify",
                "replace: employeeType",
                "employeeType: inactive");
    }

    public void gathers(String group, String userId) {
        add(
                "dn: cn=" + group + "," + BASE,
                "objectClass: groupOfNames",
                "cn: " + group,
                "member: " + dn(userId));
    }

    public void dissolves(String group) {
        run(connection -> connection.delete("cn=" + group + "," + BASE));
    }

    /** The options of a domain that uses it, over TLS from the start or after it. */
    public JsonObjectBuilder options(boolean startTls) {
        return Json.createObjectBuilder()
                .add("protocol", "ldap")
                .add("identity_provider", "openldap")
                .add(
                        "url",
                        startTls ? "ldap://localhost:" + plainPort : "ldaps://localhost:" + tlsPort)
                .add("base_dn", BASE)
                .add("user_filter", "(objectClass=inetOrgPerson)")
                .add("attributes", Json.createObjectBuilder().add("enabled", "employeeType"))
                .add("ca_certificates", certificate.pem());
    }

    public JsonObject secrets() {
        return Json.createObjectBuilder()
                .add("bind_dn", ADMIN)
                .add("password", ADMIN_PASSWORD)
                .build();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Trees.delete(directory);
    }

    private static String dn(String userId) {
        return "uid=" + userId + "," + BASE;
    }

    private void add(String... ldif) {
        run(connection -> connection.add(ldif));
    }

    private void modify(String... ldif) {
        run(connection -> connection.modify(ldif));
    }

    private interface Change {
        void on(LDAPConnection connection) throws Exception;
    }

    private void run(Change change) {
        try (LDAPConnection connection = connect()) {
            connection.bind(ADMIN, ADMIN_PASSWORD);
            change.on(connection);
        } catch (Exception e) {
            throw new IllegalStateException(output(), e);
        }
    }

    /** Its first moments included: for ten seconds it may be on its way. */
    private LDAPConnection connect() throws Exception {
        var sockets = new SSLUtil(new TrustAllTrustManager()).createSSLSocketFactory();
        for (int left = 100; ; left--) {
            try {
                return new LDAPConnection(sockets, "localhost", tlsPort);
            } catch (LDAPException e) {
                if (left == 0 || process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw e;
                }
            }
        }
    }

    private String output() {
        try {
            return "OpenLDAP: " + Files.readString(directory.resolve("output.log"));
        } catch (IOException e) {
            return "OpenLDAP said nothing";
        }
    }

    private static boolean install() {
        // Without a configuration the package starts no server of its own.
        return Debian.install(
                        "slapd",
                        "echo 'slapd slapd/no_configuration boolean true' | debconf-set-selections")
                && Files.isExecutable(PROGRAM);
    }
}
