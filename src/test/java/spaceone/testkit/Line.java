package spaceone.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A line to a port of this machine. While it is cut nothing passes, and nobody at either end is
 * told.
 */
public final class Line implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket server;
    private final int to;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private boolean cut;

    public Line(int to) throws IOException {
        this.to = to;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public synchronized void cut() {
        cut = true;
    }

    /** What waited at either end passes. */
    public synchronized void mend() {
        cut = false;
        notifyAll();
    }

    private synchronized void awaitWhole() throws InterruptedException {
        while (cut) {
            wait();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket here = server.accept();
            ends.add(here);
            thread(() -> connect(here));
        }
    }

    private void connect(Socket here) throws IOException, InterruptedException {
        awaitWhole();
        try (here;
                Socket there = new Socket(InetAddress.getLoopbackAddress(), to)) {
            ends.add(there);
            thread(() -> pass(there, here));
            pass(here, there);
        } finally {
            ends.remove(here);
        }
    }

    /** Until one end is closed, which closes the other one. */
    private void pass(Socket from, Socket to) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[BUFFER];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                awaitWhole();
                out.write(some, 0, count);
            }
            awaitWhole();
        } finally {
            ends.remove(from);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void thread(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // one end is closed
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket end : ends) {
            end.close();
        }
    }
}
