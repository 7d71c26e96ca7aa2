package spaceone.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import spaceone.testkit.Markdown;
import spaceone.testkit.Markdown.Block;

/** What README and docs show, one after the other, as a script that says what it comes to. */
final class Samples {

    static final Path README = Path.of("README.md");

    static final Path RECIPES = Path.of("docs/recipes.md");

    private static final Path BAD_DAY = Path.of("docs/bad-day.md");

    private static final List<Path> OPERATORS =
            List.of(BAD_DAY, Path.of("docs/audit.md"), Path.of("docs/keys.md"));

    private static final Path SET_UP = Path.of("docs/set-up.md");

    static final String ONE_DOCUMENT = "From a domain to a file, and back";

    static final String PIPELINE = "In a pipeline";

    static final Path MOVING_IN = Path.of("docs/moving-in.md");

    static final String JOB = "A job, for more people than one call takes";

    static final String TOKENS = "The two tokens";

    static final String WALK = "A walk";

    static final String SECOND_FACTOR = "A second factor";

    static final String OLDER_DIALECT = "A second factor in the older dialect";

    private Samples() {}

    /** The README's walk, then the recipes; kim lost the phone between them. */
    static String script() throws IOException {
        List<Block> readme = Markdown.blocks(README);
        StringBuilder script = new StringBuilder();
        paste(script, WALK, text(readme, WALK));
        String first = readme.get(0).text().replace("…", "Evening4Tea");
        paste(
                script,
                "At first sight",
                "post user/enable '{\"user_id\":\"kim\"}' $ADMIN\n" + first);
        String factor = text(readme, SECOND_FACTOR);
        paste(script, SECOND_FACTOR, factor);
        script.append("HOST=http://localhost:8080\n");
        for (Block block : Markdown.blocks(RECIPES)) {
            if (block.heading().equals(OLDER_DIALECT)) {
                String again =
                        factor.substring(factor.indexOf("KIM="), factor.indexOf("signin LOCAL  "));
                paste(
                        script,
                        "Another phone",
                        "post user/disable-mfa '{\"user_id\":\"kim\"}' $ADMIN\n" + again);
            }
            if (block.language().isEmpty()) {
                paste(script, block.heading(), block.text());
            }
        }
        setUp(script);
        job(script);
        paste(script, "Names", "echo $DOMAIN $ADMIN $PASSWORD\n");
        operators(script);
        return script.toString();
    }

    /** A domain as a document, told and applied by an app. */
    private static void setUp(StringBuilder script) throws IOException {
        List<Block> page = Markdown.blocks(SET_UP);
        script.append(
                "KEY=$(post app/create '{\"name\":\"Pipeline\",\"resource_group\":\"DOMAIN\",\"role_id\":\"'$ROLE'\"}' $ADMIN"
                        + " | get client_secret)\n");
        paste(
                script,
                ONE_DOCUMENT,
                text(page, ONE_DOCUMENT)
                        .replace("https://id.example.com", "http://localhost:8080"));
        script.append("echo\n");
        paste(
                script,
                PIPELINE,
                // this domain has no directory whose secret could be given
                "(\n"
                        + text(page, PIPELINE)
                                .replace(".directory.secret_data = {password: $secret}", ".")
                        + ")\necho \"ended with $?\"\n");
    }

    /** Two people in a file, rehearsed; the second has no name that could be one. */
    private static void job(StringBuilder script) throws IOException {
        paste(
                script,
                JOB,
                """
                TOKEN=$ADMIN
                printf '{"user_id":"%s","auth_type":"LOCAL"}\\n' jo ' ' > people.jsonl
                """
                        + text(Markdown.blocks(MOVING_IN), JOB)
                                .replace("https://id.example.com", "http://localhost:8080")
                                .replace("sleep 5", "sleep 1")
                        + "cat report.json\necho\n");
    }

    /** As the page says it, from this installation; for whom it is sealed is made before. */
    static String sealed() throws IOException {
        return "HOST=http://localhost:8080\n"
                + tokens()
                + """
                OLD=$ADMIN
                venv/bin/python -c "from jwcrypto import jwk; key = jwk.JWK.generate(kty='EC', crv='P-256')
                open('private.jwk', 'w').write(key.export()); open('public.jwk', 'w').write(key.export_public())"
                """
                + text(Markdown.blocks(MOVING_IN), "From here to another installation, and back")
                        .replace("https://old.example.com", "http://localhost:8080")
                        .replace("python3", "venv/bin/python");
    }

    private static String tokens() throws IOException {
        return text(Markdown.blocks(BAD_DAY), TOKENS)
                .replace("domain-… admin@acme.io", "$DOMAIN admin");
    }

    /** What the pages for operators call, with the tokens that one of them shows how to get. */
    private static void operators(StringBuilder script) throws IOException {
        paste(
                script,
                "Root",
                "ROOT=$(post token/issue '{\"domain_id\":\"domain-root\",\"auth_type\":\"LOCAL\","
                        + "\"credentials\":{\"user_id\":\"admin\",\"password\":\"'$PRINTED'\"}}'"
                        + " | get access_token)\n"
                        + "post user-profile/update-password '{\"new_password\":\"'$PASSWORD'\"}' $ROOT\n");
        paste(script, TOKENS, tokens());
        script.append(
                "GOING=$(post domain/create '{\"name\":\"going\",\"admin\":{\"user_id\":\"a@going.example\",\"name\":\"Ann\","
                        + "\"password\":\"Sunrise4Tea\"}}' $SYSTEM | get domain_id)\n");
        for (Path page : OPERATORS) {
            for (Block block : Markdown.blocks(page)) {
                if (block.text().contains("curl ") && !block.heading().equals(TOKENS)) {
                    paste(script, block.heading(), block.text().replace("\"…\"", "\"'$GOING'\""));
                    script.append("echo\n");
                }
            }
        }
    }

    private static void paste(StringBuilder script, String name, String text) {
        String again = script.indexOf("== " + name + "\"") < 0 ? "" : " again";
        script.append("echo \"== ").append(name).append(again).append("\"\n").append(text);
    }

    private static String text(List<Block> blocks, String heading) {
        return blocks.stream()
                .filter(block -> block.heading().equals(heading))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
