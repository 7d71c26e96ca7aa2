package spaceone.delivery;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Markdown;

/** What newcomers are shown can be done: the lines are there, and what is made of them compiles. */
class ExercisesTest {

    private static final Pattern FILE = Pattern.compile("(?m)^--- ");
    private static final Pattern HUNK = Pattern.compile("(?m)^@@\n");

    @TempDir Path copy;

    @ParameterizedTest
    @ValueSource(strings = {"Add a member to an answer", "Add a method"})
    void anExerciseFitsTheSourcesAndCompiles(String exercise) throws IOException {
        List<Path> changed = new ArrayList<>();
        for (Markdown.Block block : Markdown.blocks(Path.of("docs/exercises.md"))) {
            if (block.heading().equals(exercise)) {
                for (String file :
                        FILE.splitAsStream(block.text()).filter(not(String::isEmpty)).toList()) {
                    changed.add(applied(file));
                }
            }
        }

        assertThat(changed).hasSizeGreaterThan(3);
        compile(
                changed.stream()
                        .map(Path::toString)
                        .filter(name -> name.endsWith(".java"))
                        .toList());
    }

    private Path applied(String diff) throws IOException {
        List<String> hunks = HUNK.splitAsStream(diff).toList();
        String name = hunks.get(0).lines().toList().get(1).replace("+++ b/", "");
        String text;
        if (hunks.get(0).startsWith("/dev/null")) {
            assertThat(Path.of(name)).doesNotExist();
            text = lines(hunks.get(1), '+');
        } else {
            text = Files.readString(Path.of(name));
            for (String hunk : hunks.subList(1, hunks.size())) {
                text = replaced(text, lines(hunk, '-'), lines(hunk, '+'));
            }
        }
        Path changed = copy.resolve(name);
        Files.createDirectories(changed.getParent());
        return Files.writeString(changed, text);
    }

    /** Where lines stand may change, but not what they are. */
    private static String replaced(String text, String before, String after) {
        assertThat(("\n" + text).split(Pattern.quote("\n" + before), -1)).as(before).hasSize(2);
        return text.replace(before, after);
    }

    /** What stands there before ({@code -}) or after ({@code +}). */
    private static String lines(String hunk, char side) {
        StringBuilder lines = new StringBuilder();
        hunk.lines()
                // an editor may have cut the space of an empty one
                .map(line -> line.isEmpty() ? " " : line)
                .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == side)
                .forEach(line -> lines.append(line.substring(1)).append('\n'));
        return lines.toString();
    }

    private void compile(List<String> sources) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("-cp", System.getProperty("java.class.path"), "-proc:none"));
        arguments.addAll(List.of("-d", copy.toString()));
        arguments.addAll(sources);
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, said, said, arguments.toArray(String[]::new));

        assertThat(result).as(said.toString()).isZero();
    }
}
