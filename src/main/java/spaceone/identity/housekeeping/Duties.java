package spaceone.identity.housekeeping;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import spaceone.identity.Housework;
import spaceone.identity.NodeStops;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/** What this node has to do, and how it stands. */
@ApplicationScoped
public class Duties {

    @Inject @Any Instance<Housework> rooms;
    @Inject Clock clock;

    /** How often what is over is cleared away. */
    @Inject
    @Configured(Setting.HOUSEKEEPING_INTERVAL)
    Duration interval;

    private final long begin = System.nanoTime();
    private List<Duty> all = List.of();
    private volatile boolean leaving;

    @PostConstruct
    void list() {
        all =
                rooms.stream()
                        .flatMap(room -> room.chores().stream())
                        .map(chore -> new Duty(chore, interval, up()))
                        .toList();
    }

    void leave(@Observes NodeStops stops) {
        leaving = true;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** What is to be begun now. */
    List<Duty> due() {
        return all.stream()
                .filter(duty -> !leaving || !duty.canWait())
                .filter(duty -> duty.begin(up()))
                .toList();
    }

    void succeeded(Duty duty) {
        duty.succeeded(up(), clock.instant());
    }

    void failed(Duty duty) {
        duty.failed(up());
    }

    private Duration up() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** One line of the report. */
    public record Standing(String name, String lastRun, int failures) {}

    public Stream<Standing> standings() {
        return all.stream()
                .map(
                        duty ->
                                new Standing(
                                        duty.name(),
                                        duty.done().map(Object::toString).orElse("not yet"),
                                        duty.failures()));
    }
}
