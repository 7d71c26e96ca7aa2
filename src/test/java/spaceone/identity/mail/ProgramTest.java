package spaceone.identity.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail calls the program that somebody signed in with. */
class ProgramTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox, Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
                        + " Safari/537.36 Edg/126.0.0.0 | Edge, Windows",
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile"
                        + " Safari/537.36 | Chrome, Android",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/17.5 Mobile/15E148 Safari/604.1 | Safari, iPhone",
                "curl/8.5.0 | curl",
                "python-requests/2.31 | python-requests",
                "my-tool | my-tool"
            })
    void itIsNamedAsPeopleKnowIt(String agent, String name) {
        assertThat(Program.named(agent)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example/1.0",
        "https://evil.example/",
        "Call 555-1234 now!",
        "a@b.example",
        "'  '"
    })
    void nothingIsSaidThatCouldLeadSomewhere(String agent) {
        assertThat(Program.named(agent)).doesNotContain(".", "@", "/", "!");
        assertThat(Program.named(agent)).matches("|Call");
    }

    @Test
    void whoSaysNothingHasNoName() {
        assertThat(Program.named(null)).isEmpty();
        assertThat(Program.named("")).isEmpty();
    }
}
