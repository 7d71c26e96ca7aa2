package spaceone.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How a provider misbehaves. */
final class Misbehaviour {

    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private Misbehaviour() {}

    static void show(OpenIdProvider.Fault fault, HttpExchange exchange) throws IOException {
        switch (fault) {
            case FAILING -> OpenIdProvider.send(exchange, 500, "{}");
            case BABBLING -> OpenIdProvider.send(exchange, 200, "<html>sign in</html>");
            case REDIRECTING -> {
                exchange.getResponseHeaders().add("Location", "http://localhost:1/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            }
            case HUGE -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] blanks = " ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 160; i++) {
                    exchange.getResponseBody().write(blanks);
                }
            }
            case SLOW -> pause(20);
            case DRIPPING -> {
                exchange.sendResponseHeaders(200, 0);
                OutputStream body = exchange.getResponseBody();
                for (int i = 0; i < 20; i++) {
                    body.write(' ');
                    body.flush();
                    pause(1);
                }
            }
            default -> throw new IllegalStateException();
        }
    }

    private static void pause(int seconds) throws IOException {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
