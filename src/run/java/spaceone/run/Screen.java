package spaceone.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/** What the developer sees; Maven's own streams would mark every line as its own. */
final class Screen {

    private static final PrintStream OUT =
            new PrintStream(
                    new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset());
    private static final PrintStream ERR =
            new PrintStream(
                    new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());

    private Screen() {}

    static void say(String line) {
        OUT.println(line);
    }

    static void refuse(String reason) {
        ERR.println("Identity does not start: " + reason);
    }
}
