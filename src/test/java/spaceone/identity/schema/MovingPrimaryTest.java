package spaceone.identity.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import spaceone.identity.setting.Settings;
import spaceone.testkit.Database;

/** The primary moves from one host to another, and the first one neither answers nor hangs up. */
class MovingPrimaryTest {

    private final PGSimpleDataSource second = new PGSimpleDataSource();
    private final First first = new First();

    MovingPrimaryTest() throws SQLException, IOException {
        second.setUrl(Database.url(Database.fresh()));
    }

    private DataSource both(String options) {
        return new PostgresDataSource(
                Settings.of(
                        Map.of(
                                "IDENTITY_DB_URL",
                                "jdbc:postgresql://localhost:%d,localhost:%d/%s?user=%s%s"
                                        .formatted(
                                                first.port(),
                                                second.getPortNumbers()[0],
                                                second.getDatabaseName(),
                                                second.getUser(),
                                                options))));
    }

    /** It takes connections, as the system does for a process that is frozen. */
    @ParameterizedTest
    @ValueSource(strings = {"prefer", "disable"})
    void theSecondHostIsFoundWhileTheFirstIsFrozen(String sslMode) throws SQLException {
        first.freeze();

        try (Connection connection = both("&sslmode=" + sslMode).getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void afterItIsOpenAConnectionHasTheTimeThatIsConfigured() throws SQLException {
        try (Connection usual = both("").getConnection();
                Connection given = both("&socketTimeout=7").getConnection()) {
            assertThat(usual.getNetworkTimeout()).isEqualTo(30_000);
            assertThat(given.getNetworkTimeout()).isEqualTo(7_000);
        }
    }

    /** Who waits for the first one is answered, and nobody reads there when it wakes. */
    @Test
    void connectionsToTheFormerPrimaryAreCutOff() throws SQLException {
        DataSource both = both("");
        try (Connection former = both.getConnection()) {
            first.freeze();
            try (Connection later = both.getConnection()) {
                assertThat(former.isClosed()).isTrue();
                assertThat(later.isValid(1)).isTrue();
            }
        }
    }

    /** There hosts take turns, and the last one is no news. */
    @Test
    void connectionsAreKeptWhereHostsShareTheLoad() throws SQLException {
        DataSource both = both("&loadBalanceHosts=true");
        try (Connection former = both.getConnection()) {
            first.freeze();
            try (Connection later = both.getConnection()) {
                assertThat(former.isClosed()).isFalse();
                assertThat(later.isClosed()).isFalse();
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        first.close();
    }

    /** A host that passes everything on to the database, until it is frozen. */
    private final class First {

        private final ServerSocket server;
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();
        private volatile boolean frozen;

        First() throws IOException {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            thread(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        void freeze() {
            frozen = true;
        }

        private void accept() throws IOException {
            while (true) {
                Socket here = server.accept();
                sockets.add(here);
                if (!frozen) {
                    Socket there = new Socket("localhost", second.getPortNumbers()[0]);
                    sockets.add(there);
                    thread(() -> pass(here.getInputStream(), there.getOutputStream()));
                    thread(() -> pass(there.getInputStream(), here.getOutputStream()));
                }
            }
        }

        private void pass(InputStream in, OutputStream out) throws IOException {
            byte[] some = new byte[8192];
            for (int count = in.read(some); count >= 0 && !frozen; count = in.read(some)) {
                out.write(some, 0, count);
            }
        }

        void close() throws IOException {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void thread(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // closed at the end of the test
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }
}
