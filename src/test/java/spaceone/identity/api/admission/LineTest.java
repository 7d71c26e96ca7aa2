package spaceone.identity.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {

    private final Line<String> line = new Line<>();

    @Test
    void callersTakeTurnsHoweverManyOneSent() {
        line.add("kim", "kim 1");
        line.add("kim", "kim 2");
        line.add("kim", "kim 3");
        line.add("lee", "lee 1");

        assertThat(line.next(any -> true)).contains("kim 1");
        assertThat(line.next(any -> true)).contains("lee 1");
        assertThat(line.next(any -> true)).contains("kim 2");
        assertThat(line.next(any -> true)).contains("kim 3");
        assertThat(line.next(any -> true)).isEmpty();
    }

    @Test
    void whoMayNotGoLetsOthersPass() {
        line.add("kim", "kim 1");
        line.add("lee", "lee 1");

        assertThat(line.next(caller -> caller.equals("lee"))).contains("lee 1");
        assertThat(line.next(caller -> caller.equals("lee"))).isEmpty();
        assertThat(line.next(any -> true)).contains("kim 1");
    }

    @Test
    void whoIsTiredLeavesFromAnywhere() {
        line.add("kim", "kim 1");
        line.add("kim", "kim 2");
        line.add("lee", "lee 1");

        assertThat(line.removeIf(each -> each.endsWith("1")))
                .containsExactlyInAnyOrder("kim 1", "lee 1");
        assertThat(line.next(any -> true)).contains("kim 2");
        assertThat(line.next(any -> true)).isEmpty();
    }
}
