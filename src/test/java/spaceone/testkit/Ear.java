package spaceone.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what a package logs: level and text, in order. */
public final class Ear extends Handler implements AutoCloseable {

    private static final Formatter TEXT = new SimpleFormatter();

    private final List<String> lines = new ArrayList<>();
    private final Logger logger;

    public Ear(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    public List<String> lines() {
        return lines;
    }

    public String last() {
        return lines.get(lines.size() - 1);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel() + " " + TEXT.formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
