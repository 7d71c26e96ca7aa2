package spaceone.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One jar that takes the WAR as an argument. */
final class PayaraMicro implements Server {

    @Override
    public String title() {
        return "Payara Micro " + System.getProperty("server.version");
    }

    @Override
    public Path home() {
        return Path.of(System.getProperty("payara.microJar"));
    }

    @Override
    public boolean isForOneApplication() {
        return true;
    }

    /** It unpacks itself to the temporary directory. */
    @Override
    public List<String> options(Path directory, int port, int managementPort) {
        directory.toFile().mkdirs();
        return List.of("-Djava.io.tmpdir=" + directory.toAbsolutePath());
    }

    @Override
    public ProcessBuilder process(
            Path directory, int port, List<Path> others, List<String> jvmOptions) {
        List<String> command = new ArrayList<>(Java.command(jvmOptions.toArray(String[]::new)));
        command.addAll(options(directory, port, 0));
        command.addAll(List.of("-jar", home().toString()));
        command.addAll(List.of("--deploy", System.getProperty("identity.war")));
        others.forEach(other -> command.addAll(List.of("--deploy", other.toString())));
        if (others.isEmpty()) {
            command.addAll(List.of("--contextroot", "/"));
        }
        command.addAll(List.of("--port", String.valueOf(port), "--nocluster"));
        return new ProcessBuilder(command);
    }
}
