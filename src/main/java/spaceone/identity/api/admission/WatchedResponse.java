package spaceone.identity.api.admission;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/** Notes when a write begins and ends, so that one the client does not take can be ended. */
final class WatchedResponse extends HttpServletResponseWrapper {

    private final Visit visit;
    private @Nullable ServletOutputStream out;

    WatchedResponse(HttpServletResponse response, Visit visit) {
        super(response);
        this.visit = visit;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new Watched(super.getOutputStream());
        }
        return out;
    }

    /** Does the waiting of a long answer while it is watched, and not after. */
    void finish() throws IOException {
        if (isCommitted() && out != null) {
            out.flush();
        }
    }

    private final class Watched extends ServletOutputStream {

        private final ServletOutputStream target;

        Watched(ServletOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int one) throws IOException {
            watch(() -> target.write(one));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            watch(() -> target.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            watch(target::flush);
        }

        @Override
        public void close() throws IOException {
            watch(target::close);
        }

        private void watch(Writing writing) throws IOException {
            if (visit.isOver()) {
                throw new InterruptedIOException("The answer took too long");
            }
            visit.blocks(true);
            try {
                writing.run();
            } finally {
                visit.blocks(false);
            }
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
