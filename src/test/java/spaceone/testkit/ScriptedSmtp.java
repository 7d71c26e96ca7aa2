package spaceone.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A mail server that does what the test tells it, mostly what no decent server would do. It keeps
 * account of every message it has taken, and of whether the client can have known.
 */
public final class ScriptedSmtp implements AutoCloseable {

    /** What happens to one attempt to deliver. */
    public enum Act {
        TAKE,
        TAKE_SLOWLY,
        NO_SUCH_MAILBOX,
        /** Refuse the recipient, without saying that this is for good. */
        REFUSE,
        /** Refuse for the moment. */
        BUSY,
        STALL,
        /** Take the text, and hang up instead of answering. */
        DROP_AFTER_DATA,
        /** Hang up before the text. */
        DROP_BEFORE_DATA
    }

    /** A message taken. {@code known}: the client went on, so it had read that it was taken. */
    public static final class Taken {

        private final String recipient;
        private final String messageId;
        private final String text;
        private final long at = System.nanoTime();
        private volatile boolean known;

        private Taken(String recipient, String text) {
            this.recipient = recipient;
            this.text = text;
            this.messageId =
                    text.lines()
                            .filter(line -> line.startsWith("Message-ID: "))
                            .findFirst()
                            .orElseThrow()
                            .substring(12);
        }

        public String recipient() {
            return recipient;
        }

        public String messageId() {
            return messageId;
        }

        public String text() {
            return text;
        }

        public boolean isKnown() {
            return known;
        }

        /** When, as {@link System#nanoTime} says. */
        public long at() {
            return at;
        }
    }

    private final ServerSocket server;
    private final Map<String, Queue<Act>> plans = new ConcurrentHashMap<>();
    private final Map<String, Queue<String>> scripted = new ConcurrentHashMap<>();
    private final List<Taken> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile Act otherwise = Act.TAKE;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();

    public ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** What happens to the next attempts for this recipient; after them every one is taken. */
    public ScriptedSmtp plan(String recipient, Act... acts) {
        plans.put(recipient, new ConcurrentLinkedQueue<>(List.of(acts)));
        return this;
    }

    /** What happens to everybody who has no plan. */
    public void otherwise(Act act) {
        otherwise = act;
    }

    /** In the order of their arrival, those whose answer was cut off included. */
    public List<Taken> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    public int count() {
        return taken.size();
    }

    /** Until so many were taken; says no when that takes longer than the limit. */
    public boolean awaitCount(int count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        synchronized (taken) {
            for (long left = limit.toNanos(); taken.size() < count && left > 0; ) {
                TimeUnit.NANOSECONDS.timedWait(taken, left);
                left = end - System.nanoTime();
            }
        }
        return taken.size() >= count;
    }

    /** The next commands of that name get this reply; DATA gets it once the text was sent. */
    public ScriptedSmtp reply(String command, String... replies) {
        scripted.put(command, new ConcurrentLinkedQueue<>(List.of(replies)));
        return this;
    }

    public int connections() {
        return connections.get();
    }

    public int attempts() {
        return attempts.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                thread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private String next(String command) {
        return scripted.getOrDefault(command, new ConcurrentLinkedQueue<>()).poll();
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialogue(socket).hold();
        } catch (IOException e) {
            // The client is gone; what it did not hear, it does not know.
        } finally {
            open.remove(socket);
        }
    }

    /** One connection. */
    private final class Dialogue {

        private final BufferedReader in;
        private final OutputStream out;
        private String recipient;
        private Act act = Act.TAKE;
        private Taken last;

        Dialogue(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
        }

        void hold() throws IOException {
            say("220 scripted.example.com");
            boolean more = true;
            while (more) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                if (last != null) {
                    last.known = true;
                }
                more = answer(line);
            }
        }

        private boolean answer(String line) throws IOException {
            String command = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
            String reply = command.equals("DATA") ? null : next(command);
            if (reply != null) {
                return say(reply);
            }
            return switch (command) {
                case "EHLO", "HELO", "RSET", "NOOP" -> say("250 as you like");
                case "MAIL" -> {
                    attempts.incrementAndGet();
                    yield say("250 go on");
                }
                case "RCPT" -> rcpt(line);
                case "DATA" -> data();
                case "QUIT" -> {
                    say("221 bye");
                    yield false;
                }
                default -> say("502 what?");
            };
        }

        private boolean rcpt(String line) throws IOException {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            Queue<Act> plan = plans.getOrDefault(recipient, new ConcurrentLinkedQueue<>());
            act = plan.isEmpty() ? otherwise : plan.poll();
            return switch (act) {
                case NO_SUCH_MAILBOX -> say("550 5.1.1 no such mailbox");
                case REFUSE -> say("550 5.7.1 relaying denied");
                case BUSY -> say("451 4.3.2 not now");
                case DROP_BEFORE_DATA -> false;
                default -> say("250 known here");
            };
        }

        private boolean data() throws IOException {
            say("354 speak");
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    return false;
                }
                text.append(line).append('\n');
            }
            String reply = next("DATA");
            if (reply != null) {
                return say(reply);
            }
            last = new Taken(recipient, text.toString());
            synchronized (taken) {
                taken.add(last);
                taken.notifyAll();
            }
            return switch (act) {
                case DROP_AFTER_DATA -> false;
                case STALL -> in.readLine() != null;
                case TAKE_SLOWLY -> {
                    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    yield say("250 taken");
                }
                default -> say("250 taken");
            };
        }

        private boolean say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return true;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
