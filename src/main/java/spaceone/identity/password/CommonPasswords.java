package spaceone.identity.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords everybody tries first. */
final class CommonPasswords {

    private static final Set<String> LIST = read("common-passwords.txt");

    private CommonPasswords() {}

    /** Whether the list has it, in any letter case. */
    static boolean contains(String password) {
        return LIST.contains(LetterCase.fold(password));
    }

    private static Set<String> read(String resource) {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(resource);
                var lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
