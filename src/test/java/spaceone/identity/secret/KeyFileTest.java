package spaceone.identity.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spaceone.identity.StartRefused;
import spaceone.testkit.Proves;

class KeyFileTest {

    @TempDir Path directory;

    @Proves("13.3.2")
    @Test
    void keyIsRandomAndReadableByItsOwnerOnly() throws Exception {
        KeyFile file = new KeyFile(directory.resolve("new/data"));

        String key = file.readOrCreate();

        assertThat(key.strip()).hasSize(44).isEqualTo(file.readOrCreate().strip());
        assertThat(key).isNotEqualTo(new KeyFile(directory.resolve("other")).readOrCreate());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (var left = Files.list(directory.resolve("new/data"))) {
            assertThat(left).containsExactly(file.path());
        }
    }

    @Test
    void racingNodesAgree() throws Exception {
        int nodes = 8;
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        for (int round = 0; round < 20; round++) {
            Path data = directory.resolve("data" + round);
            CyclicBarrier start = new CyclicBarrier(nodes);
            List<Future<String>> keys = new ArrayList<>();
            for (int i = 0; i < nodes; i++) {
                keys.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return new KeyFile(data).readOrCreate();
                                }));
            }
            Set<String> different = new HashSet<>();
            for (Future<String> key : keys) {
                different.add(key.get());
            }
            assertThat(different).hasSize(1);
            try (var left = Files.list(data)) {
                assertThat(left).hasSize(1);
            }
        }
        threads.shutdown();
    }

    @Test
    void emptyOrShortFileIsRefusedByItsName() throws Exception {
        Files.writeString(directory.resolve("secret.key"), "short\n");

        assertThatThrownBy(() -> new Secrets(Optional.empty(), directory.toString()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("secret.key: key 1 has 5 characters");
    }

    @Test
    void directoryThatCannotBeMadeIsNamedWithTheWayOut() throws Exception {
        Path notADirectory = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new KeyFile(notADirectory).readOrCreate())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("secret.key")
                .hasMessageContaining("IDENTITY_SECRET_KEY");
    }

    @Test
    void theLogNamesTheFileNotTheKey() throws Exception {
        List<LogRecord> records = new ArrayList<>();
        Handler handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord entry) {
                        records.add(entry);
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                };
        Logger log = Logger.getLogger(KeyFile.class.getName());
        log.addHandler(handler);
        try {
            KeyFile file = new KeyFile(directory);
            String key = file.readOrCreate().strip();
            Files.setPosixFilePermissions(
                    file.path(), PosixFilePermissions.fromString("rw-r-----"));
            file.readOrCreate();

            assertThat(records)
                    .extracting(LogRecord::getLevel)
                    .containsExactly(Level.INFO, Level.WARNING);
            assertThat(records)
                    .extracting(LogRecord::getMessage)
                    .allSatisfy(
                            message ->
                                    assertThat(message).contains("secret.key").doesNotContain(key));
        } finally {
            log.removeHandler(handler);
        }
    }
}
