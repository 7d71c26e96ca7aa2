package spaceone.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many clients at once that do not behave, each on a connection of its own. */
public final class Crowd implements AutoCloseable {

    private static final int WINDOW = 4 * 1024;

    private final List<Socket> sockets = new ArrayList<>();
    private final URI base;

    public Crowd(URI base) {
        this.base = base;
    }

    /**
     * So many who announce a body, send one byte now and another now and then, and never the last.
     */
    public void trickle(int count, String method) throws IOException {
        for (int i = 0; i < count; i++) {
            send(head(method, null, 200) + "{");
        }
    }

    /** Another byte of each, from those the server still listens to; returns how many they are. */
    public int drip() {
        int alive = 0;
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(' ');
                alive++;
            } catch (IOException e) {
                // the server was faster
            }
        }
        return alive;
    }

    /** So many who ask for something long and never read the answer. */
    public void askAndNotRead(int count, String method, String token, String body)
            throws IOException {
        for (int i = 0; i < count; i++) {
            send(head(method, token, body.length()) + body);
        }
    }

    /** The answers of those who got a whole one, or the first of a long one. */
    public List<String> statusLines(int millis) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Socket socket : sockets) {
            socket.setSoTimeout(millis);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try {
                for (int c = socket.getInputStream().read();
                        c >= ' ';
                        c = socket.getInputStream().read()) {
                    line.write(c);
                }
            } catch (IOException e) {
                // nothing yet, or closed
            }
            lines.add(line.toString(StandardCharsets.US_ASCII));
        }
        return lines;
    }

    private void send(String text) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(WINDOW);
        socket.connect(
                new InetSocketAddress(base.getHost(), base.getPort()),
                (int) TimeUnit.SECONDS.toMillis(10));
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String head(String method, String token, int length) {
        return "POST /identity/v2/"
                + method
                + " HTTP/1.1\r\nHost: "
                + base.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + length
                + (token == null ? "" : "\r\nAuthorization: Bearer " + token)
                + "\r\n\r\n";
    }

    @Override
    public void close() {
        sockets.forEach(Crowd::close);
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone anyway
        }
    }
}
