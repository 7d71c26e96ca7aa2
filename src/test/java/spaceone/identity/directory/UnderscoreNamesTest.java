package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spaceone.testkit.Certificate;

/**
 * The JDK verifies all other names; a certificate of one with an underscore its keytool cannot
 * make.
 */
class UnderscoreNamesTest {

    @ParameterizedTest
    @CsvSource({
        "idp.example.com, my_idp.example.com, false",
        "*.example.com, my_idp.example.com, true",
        "*.example.com, My_IdP.EXAMPLE.com, true",
        "*.example.com, a.my_idp.example.com, false",
        "*.example.com, my_idp.example.org, false",
        "*.com, my_idp.com, false",
        // Not ours to judge.
        "idp.example.com, idp.example.com, false"
    })
    void aCertificateIsOfTheNamesInIt(String certified, String host, boolean itsOwn)
            throws Exception {
        Certificate certificate = Certificate.of(certified);
        try (SSLServerSocket server =
                        (SSLServerSocket)
                                certificate
                                        .serverSockets()
                                        .createServerSocket(
                                                0, 1, InetAddress.getLoopbackAddress());
                SSLSocket client =
                        (SSLSocket)
                                certificate
                                        .believed()
                                        .getSocketFactory()
                                        .createSocket(
                                                server.getInetAddress(), server.getLocalPort())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> shake(server));
            client.startHandshake();
            assertThat(UnderscoreNames.isOf(host, client.getSession())).isEqualTo(itsOwn);
            answered.join();
        }
    }

    private static void shake(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
        } catch (IOException e) {
            // The client says so.
        }
    }
}
