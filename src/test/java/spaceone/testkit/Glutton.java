package spaceone.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Takes all the memory of the process it is an agent of, as soon as it sees the sign, a file. */
public final class Glutton {

    private static final int BITE = 1 << 20;

    private Glutton() {}

    /** What makes a JVM one that has it. */
    public static String option(Path sign) throws IOException {
        return "-javaagent:" + jar() + "=" + sign.toAbsolutePath();
    }

    private static synchronized Path jar() throws IOException {
        Path jar = Path.of("target", "glutton.jar").toAbsolutePath();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Glutton.class.getName());
        String name = Glutton.class.getName().replace('.', '/') + ".class";
        if (!Files.exists(jar)) {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    InputStream code = Glutton.class.getResourceAsStream("Glutton.class")) {
                out.putNextEntry(new JarEntry(name));
                code.transferTo(out);
            }
        }
        return jar;
    }

    /** Called by the JVM. */
    public static void premain(String sign) {
        Thread thread = new Thread(() -> gorge(Path.of(sign)), "glutton");
        thread.setDaemon(true);
        thread.start();
    }

    private static void gorge(Path sign) {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            if (Files.exists(sign)) {
                eaten.add(new byte[BITE]);
            } else {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
