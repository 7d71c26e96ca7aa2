package spaceone.identity.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The open lines, by settings: changed settings are another line, and the old one is closed when
 * nobody used it for a while. There are never more than a bounded number of them.
 */
final class Lines {

    static final int MOST = 200;
    static final Duration IDLE = Duration.ofMinutes(15);

    private final Map<DirectorySettings, Line> open = new LinkedHashMap<>();
    private final Clock clock;

    Lines(Clock clock) {
        this.clock = clock;
    }

    Line to(DirectorySettings settings, Function<DirectorySettings, Directory> provider) {
        List<Line> old;
        Line line;
        synchronized (open) {
            line = open.get(settings);
            if (line != null) {
                return line;
            }
            old = takeOld();
            line = new Line(provider.apply(settings), clock);
            open.put(settings, line);
        }
        old.forEach(Line::close);
        return line;
    }

    void closeAll() {
        List<Line> all;
        synchronized (open) {
            all = new ArrayList<>(open.values());
            open.clear();
        }
        all.forEach(Line::close);
    }

    private List<Line> takeOld() {
        Instant idle = clock.instant().minus(IDLE);
        List<Line> old =
                new ArrayList<>(
                        open.values().stream()
                                .filter(line -> line.lastUse().isBefore(idle))
                                .toList());
        open.values().removeAll(old);
        if (open.size() >= MOST) {
            Line oldest =
                    open.values().stream().min(Comparator.comparing(Line::lastUse)).orElseThrow();
            open.values().remove(oldest);
            old.add(oldest);
        }
        return old;
    }
}
