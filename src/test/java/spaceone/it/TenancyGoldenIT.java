package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Expectation;
import spaceone.testkit.World;

/** The golden cases of tenants and roles, each in a world of its own. */
@InServer
class TenancyGoldenIT {

    /** One paragraph of the file. */
    record Case(String title, List<String> steps) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = TenancyGoldenIT.class.getResourceAsStream("/tenancy/golden.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n\n"))
                    .filter(paragraph -> !paragraph.startsWith("#"))
                    .map(paragraph -> paragraph.strip().lines().toList())
                    .map(lines -> new Case(lines.get(0), lines.subList(1, lines.size())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void goldenCase(Case golden) {
        World world = World.fresh();
        Answer answer = null;
        String bindings = "";
        for (String line : golden.steps()) {
            String step = line.strip();
            String rest = step.substring(step.indexOf(' ') + 1).strip();
            if (step.startsWith("then ")) {
                Expectation.parse(rest).check(answer, world);
                keep(world, answer, bindings);
                continue;
            }
            String[] parts = rest.split(" \\| ");
            answer = world.call(parts[0], parts[1], parts[2]);
            bindings = parts.length > 3 ? parts[3] : "";
            if (step.startsWith("given ")) {
                assertThat(answer.status()).as(step + " " + answer.body()).isEqualTo(200);
                keep(world, answer, bindings);
            }
        }
    }

    private static void keep(World world, Answer answer, String bindings) {
        for (String binding : bindings.isEmpty() ? new String[0] : bindings.split(", ")) {
            String[] sides = binding.split(" = ");
            world.keep(sides[0], Expectation.text(Expectation.at(answer, sides[1])));
        }
    }
}
