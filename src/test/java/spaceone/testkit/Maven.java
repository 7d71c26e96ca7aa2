package spaceone.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Maven that runs the tests, with what it has fetched already. */
final class Maven {

    private Maven() {}

    static List<String> command(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("it.maven.home"), "bin", "mvn").toString());
        command.addAll(List.of("-B", "--no-transfer-progress"));
        command.add("-Dmaven.repo.local=" + System.getProperty("it.maven.repository"));
        if (System.getProperty("it.maven", "").equals("offline: true")) {
            command.add("-o");
        }
        command.addAll(List.of(options));
        return command;
    }
}
