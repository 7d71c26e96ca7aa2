package spaceone.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spaceone.run.Java;
import spaceone.run.PreparedServer;

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
    public List<String> options(Path directory, Ports ports) {
        directory.toFile().mkdirs();
        return List.of("-Djava.io.tmpdir=" + directory.toAbsolutePath());
    }

    @Override
    public ProcessBuilder process(
            Path directory, Ports ports, List<Path> wars, List<String> jvmOptions)
            throws IOException {
        List<String> launch = new ArrayList<>(prepared().launch(directory.resolve("server")));
        launch.addAll(List.of("--prebootcommandfile", "server-config/payara-micro.asadmin"));
        return process(directory, ports, wars, jvmOptions, launch);
    }

    @Override
    public ProcessBuilder bare(Path directory, Ports ports, List<String> jvmOptions) {
        return process(
                directory,
                ports,
                List.of(Node.war()),
                jvmOptions,
                List.of("-jar", home().toString()));
    }

    private ProcessBuilder process(
            Path directory,
            Ports ports,
            List<Path> wars,
            List<String> jvmOptions,
            List<String> launch) {
        List<String> command = new ArrayList<>(Java.command(jvmOptions.toArray(String[]::new)));
        command.addAll(options(directory, ports));
        command.addAll(launch);
        wars.forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        if (wars.size() == 1) {
            command.addAll(List.of("--contextroot", "/"));
        }
        command.addAll(List.of("--port", String.valueOf(ports.http())));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        return new ProcessBuilder(command);
    }

    @Override
    public ProcessBuilder shipped(Path directory, Ports ports, List<String> jvmOptions)
            throws IOException {
        ProcessBuilder builder = process(directory, ports, List.of(Node.war()), jvmOptions);
        builder.command().addAll(List.of("--logproperties", "server-config/logging.properties"));
        return builder;
    }

    /** Once for all nodes, as operators prepare their servers. */
    private synchronized PreparedServer prepared() throws IOException {
        Path directory = Path.of("target", "server", "prepared");
        if (PreparedServer.at(directory, home()).isEmpty()) {
            ProcessBuilder builder =
                    PreparedServer.preparing(Path.of(""), home(), Node.war(), directory);
            Process process = builder.inheritIO().start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IOException("no server was prepared");
            }
        }
        return PreparedServer.at(directory, home()).orElseThrow();
    }

    @Override
    public ProcessBuilder exposed(
            Path directory, Ports ports, Certificate certificate, List<String> jvmOptions)
            throws IOException {
        Path keyStore = directory.resolve("identity.p12").toAbsolutePath();
        certificate.writeTo(keyStore);
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-Djavax.net.ssl.keyStore=" + keyStore);
        options.add("-Djavax.net.ssl.keyStorePassword=" + Certificate.PASSWORD);
        options.addAll(Java.quiet());
        ProcessBuilder builder =
                new ProcessBuilder(
                        "server-config/start",
                        home().toString(),
                        Node.war().toString(),
                        directory.toAbsolutePath().toString());
        Path java = Path.of(System.getProperty("java.home"), "bin");
        builder.environment().merge("PATH", java.toString(), (path, bin) -> bin + ":" + path);
        builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", options));
        builder.command()
                .addAll(
                        List.of(
                                "--port",
                                String.valueOf(ports.http()),
                                "--sslport",
                                String.valueOf(ports.https()),
                                "--sslcert",
                                Certificate.ALIAS,
                                "--logproperties",
                                "server-config/logging-json.properties",
                                "--prebootcommandfile",
                                "server-config/payara-micro-proxy.asadmin"));
        return builder;
    }

    @Override
    public ProcessBuilder watched(Path directory, Ports ports, List<String> jvmOptions)
            throws IOException {
        Path talkative = directory.resolve("talkative.properties").toAbsolutePath();
        Files.writeString(talkative, talkative());
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-Djava.util.logging.config.file=" + talkative);
        return process(directory, ports, List.of(Node.war()), options);
    }

    /** The usual settings of loggers, with ours at their most talkative. */
    static String talkative() throws IOException {
        return Files.readString(Path.of("server-config", "logging.properties"))
                .replace("spaceone.level=INFO", "spaceone.level=FINEST")
                .replace("ConsoleHandler.level=FINE", "ConsoleHandler.level=ALL");
    }

    @Override
    public boolean renew(Path directory, Ports ports, Certificate certificate) {
        return false;
    }
}
