package spaceone.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the server says: all of it goes to a file. Until the sign-in block is on the screen nothing
 * else of it is shown, so that neither banner nor list of routes stands between; later all is,
 * among it the mails that have no server to go to.
 */
final class ServerOutput {

    private static final String REFUSAL = "Identity does not start: ";
    private static final Pattern FOR_THE_FIRST =
            Pattern.compile(
                    " {4}(domain|user|password) +\\S.*| {4}(Waiting for|X-Bootstrap-Secret:) .*");
    private static final Pattern LAST_OF_BANNER = Pattern.compile("Payara Micro .* ready in ");

    private final Path log;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final CountDownLatch banner = new CountDownLatch(1);
    private volatile Optional<String> refusal = Optional.empty();
    private volatile boolean isShown;
    private Thread reader;

    ServerOutput(Path log) {
        this.log = log;
    }

    void follow(Process server) {
        reader = new Thread(() -> read(server), "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process server) {
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        server.getInputStream(), Charset.defaultCharset()));
                Writer file = Files.newBufferedWriter(log, Charset.defaultCharset())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write(line + System.lineSeparator());
                file.flush();
                notice(line);
            }
        } catch (IOException e) {
            Screen.say("The server's log " + log + " cannot be written: " + e.getMessage());
        } finally {
            banner.countDown();
        }
    }

    private void notice(String line) {
        if (isShown) {
            Screen.say(line);
            return;
        }
        int start = line.indexOf(REFUSAL);
        if (start >= 0 && refusal.isEmpty()) {
            refusal = Optional.of(line.substring(start + REFUSAL.length()));
        } else if (FOR_THE_FIRST.matcher(line).matches()) {
            said.add(line);
        } else if (LAST_OF_BANNER.matcher(line).find()) {
            banner.countDown();
        }
    }

    /** Until it has said what it says at every start. */
    void awaitBanner() throws InterruptedException {
        banner.await(10, TimeUnit.SECONDS);
    }

    /** What the application said to who starts it for the first time. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** Shows what comes from now on. */
    void show() {
        isShown = true;
    }

    /** Why a server that has ended did not start, in one sentence. */
    String reason(int status) throws InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(10));
        return refusal.orElse("the server ended with status " + status + ", see " + log);
    }
}
