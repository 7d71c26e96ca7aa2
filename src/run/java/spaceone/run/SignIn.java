package spaceone.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to get in, as the last lines on the screen. The password that was made up at the first start
 * is kept beside the other secrets of the data directory, for the eyes of its owner, until they
 * delete it: whoever lost the screen would have to throw the database away.
 */
final class SignIn {

    private final Path kept;
    private final String pages;
    private final Map<String, String> environment;

    SignIn(Path data, String pages, Map<String, String> environment) {
        this.kept = data.resolve("first-sign-in.txt");
        this.pages = pages;
        this.environment = environment;
    }

    /**
     * @param said what the application said to who starts it for the first time
     */
    List<String> block(List<String> said) throws IOException {
        List<String> block = new ArrayList<>();
        block.add("");
        if (said.stream().anyMatch(line -> line.contains("X-Bootstrap-Secret"))) {
            block.add("    pages     " + pages);
            block.addAll(said);
            return block;
        }
        Optional<String> password =
                said.stream()
                        .map(String::strip)
                        .filter(line -> line.startsWith("password "))
                        .findFirst()
                        .map(line -> line.substring("password ".length()).strip());
        block.add("    pages     " + pages);
        block.add("    domain    " + setting("IDENTITY_BOOTSTRAP_DOMAIN", "default"));
        block.add("    user      " + setting("IDENTITY_BOOTSTRAP_ADMIN", "admin"));
        block.add("    password  " + password.orElseGet(this::whereItIs));
        if (password.isPresent()) {
            keep(block);
        }
        return block;
    }

    private String whereItIs() {
        if (Files.exists(kept)) {
            return "the one in " + kept + ", unless it was changed since";
        }
        return setting("IDENTITY_BOOTSTRAP_PASSWORD", "").isEmpty()
                ? "the one that was set at the first start or since"
                : "IDENTITY_BOOTSTRAP_PASSWORD as it was at the first start, unless changed since";
    }

    private void keep(List<String> block) throws IOException {
        Files.deleteIfExists(kept);
        Files.createFile(kept);
        DataDirectory.restrict(kept, "rw-------");
        Files.write(kept, block);
    }

    private String setting(String name, String fallback) {
        String value = environment.getOrDefault(name, "").strip();
        return value.isEmpty() ? fallback : value;
    }
}
