package spaceone.identity.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import spaceone.testkit.MovedClock;
import spaceone.testkit.Proves;

class LineTest {

    private final MovedClock clock = new MovedClock();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean down;

    private final Directory directory =
            new Directory() {
                @Override
                public JsonObject metadata() {
                    return JsonValue.EMPTY_JSON_OBJECT;
                }

                @Override
                public Optional<DirectoryUser> authorize(JsonObject credentials) {
                    return Optional.empty();
                }

                @Override
                public void pretend(JsonObject credentials) {}

                @Override
                public List<DirectoryUser> find(DirectorySearch search) throws IOException {
                    asked.incrementAndGet();
                    if (down) {
                        throw new Unreachable(new IOException("down"));
                    }
                    return List.of();
                }
            };

    private final Line line = new Line(directory, clock);

    @Proves("16.5.2")
    @Test
    void afterFiveFailuresNobodyTriesForTenSeconds() throws IOException {
        down = true;
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(Line.FAILURES);
        down = false;
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        clock.pass(Duration.ofSeconds(11));
        ask();
        ask();
        assertThat(asked).hasValue(Line.FAILURES + 2);
    }

    @Test
    void afterARestSeveralMayTryBeforeTheNext() throws IOException {
        down = true;
        for (int i = 0; i < Line.FAILURES; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        }
        clock.pass(Duration.ofSeconds(11));
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        down = false;
        ask();
        down = true;
        for (int i = 0; i < Line.FAILURES - 1; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        }
        down = false;
        ask();
    }

    @Test
    void soManyFailuresAfterARestAreEnoughForTheNext() {
        down = true;
        for (int i = 0; i < Line.FAILURES; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        }
        clock.pass(Duration.ofSeconds(11));
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(this::ask).isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(Line.FAILURES + Line.FAILURES_AFTER_REST);
    }

    @Test
    void whatACallerBringsAboutKeepsNobodyElseOut() throws IOException {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> fail(new IOException("status 500, for this person")))
                    .hasMessageContaining("500");
            assertThatThrownBy(() -> fail(new SignInRefused(SignInRefused.Reason.PASSWORD_EXPIRED)))
                    .isInstanceOf(SignInRefused.class);
        }
        ask();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoComesBeyondThoseWhoTalkWaitsUntilOneIsDone() throws Exception {
        CountDownLatch seated = new CountDownLatch(Line.MOST_AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        occupy(callers, seated, end);
        List<Future<List<DirectoryUser>>> later = new ArrayList<>();
        for (int i = 0; i < Line.MOST_WAITING; i++) {
            later.add(callers.submit(this::ask));
        }
        end.countDown();
        for (Future<List<DirectoryUser>> answer : later) {
            assertThat(answer.get()).isEmpty();
        }
        callers.shutdown();
    }

    @Test
    void theQueueIsBounded() throws Exception {
        CountDownLatch seated = new CountDownLatch(Line.MOST_AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        occupy(callers, seated, end);
        List<Callable<Boolean>> all =
                Collections.nCopies(
                        Line.MOST_WAITING + 10,
                        () -> {
                            try {
                                ask();
                                return true;
                            } catch (IOException e) {
                                return false;
                            }
                        });
        List<Future<Boolean>> answers = all.stream().map(callers::submit).toList();
        while (answers.stream().filter(Future::isDone).count() < 10) {
            Thread.onSpinWait();
        }
        end.countDown();
        int answered = 0;
        for (Future<Boolean> answer : answers) {
            answered += answer.get() ? 1 : 0;
        }
        assertThat(answered).isLessThanOrEqualTo(Line.MOST_WAITING);
        callers.shutdown();
    }

    @Test
    void whereNobodyGetsAnAnswerNobodyWaits() throws Exception {
        CountDownLatch seated = new CountDownLatch(Line.MOST_AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService callers = Executors.newCachedThreadPool();
        occupy(callers, seated, end);
        clock.pass(Duration.ofSeconds((int) Line.LONGEST_WAIT.toSeconds() + 1));
        assertThatThrownBy(this::ask).hasMessageContaining("answers nobody");
        end.countDown();
        callers.shutdown();
    }

    private void occupy(ExecutorService callers, CountDownLatch seated, CountDownLatch end)
            throws InterruptedException {
        for (int i = 0; i < Line.MOST_AT_ONCE; i++) {
            callers.submit(
                    () ->
                            line.call(
                                    any -> {
                                        seated.countDown();
                                        await(end);
                                        return null;
                                    }));
        }
        seated.await();
    }

    private void fail(IOException failure) throws IOException {
        line.call(
                any -> {
                    throw failure;
                });
    }

    @Test
    void changedSettingsAreAnotherLineAndIdleOnesAreClosed() {
        Lines lines = new Lines(clock);
        Line first = lines.to(settings("one"), any -> directory);
        assertThat(lines.to(settings("one"), any -> directory)).isSameAs(first);
        assertThat(lines.to(settings("two"), any -> directory)).isNotSameAs(first);
        clock.pass(Duration.ofSeconds((int) Lines.IDLE.toSeconds() + 1));
        lines.to(settings("three"), any -> directory);
        assertThat(lines.to(settings("one"), any -> directory)).isNotSameAs(first);
    }

    @Test
    void thereAreNeverMoreThanABoundedNumber() {
        List<Directory> closed = new ArrayList<>();
        Lines lines = new Lines(clock);
        for (int i = 0; i < Lines.MOST + 5; i++) {
            clock.pass(Duration.ofSeconds(1));
            lines.to(settings("d" + i), any -> closing(closed));
        }
        assertThat(closed).hasSize(5);
    }

    private Directory closing(List<Directory> closed) {
        return new Directory() {
            @Override
            public JsonObject metadata() {
                return JsonValue.EMPTY_JSON_OBJECT;
            }

            @Override
            public Optional<DirectoryUser> authorize(JsonObject credentials) {
                return Optional.empty();
            }

            @Override
            public void pretend(JsonObject credentials) {}

            @Override
            public List<DirectoryUser> find(DirectorySearch search) {
                return List.of();
            }

            @Override
            public void close() {
                closed.add(this);
            }
        };
    }

    private List<DirectoryUser> ask() throws IOException {
        return line.call(one -> one.find(DirectorySearch.keyword("x")));
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static DirectorySettings settings(String url) {
        return new DirectorySettings(
                "domain",
                Json.createObjectBuilder().add("url", url).build(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
