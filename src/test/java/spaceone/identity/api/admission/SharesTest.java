package spaceone.identity.api.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {

    private final Shares places = new Shares(24);

    @Test
    void oneAloneGetsHalf() {
        assertThat(takeAll("kim")).isEqualTo(12);
    }

    @Test
    void whoeverComesSecondFindsRoomAndLeavesSome() {
        takeAll("kim");

        assertThat(takeAll("lee")).isEqualTo(6);
        assertThat(takeAll("park")).isPositive();
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        takeAll("kim");
        takeAll("lee");
        for (int i = 0; i < 12; i++) {
            places.giveBack("kim", 1);
        }

        assertThat(places.taken()).isEqualTo(6);
        assertThat(takeAll("park")).isEqualTo(9);
    }

    @Test
    void nobodyTakesMoreThanThereIs() {
        Shares one = new Shares(1);

        assertThat(one.take("kim", 1)).isTrue();
        assertThat(one.take("lee", 1)).isFalse();
        assertThat(one.isExhausted()).isTrue();
    }

    @Test
    void theyCountWhateverIsScarce() {
        Shares bytes = new Shares(1_000);

        assertThat(bytes.take("kim", 400)).isTrue();
        assertThat(bytes.take("kim", 300)).isFalse();
        assertThat(bytes.take("lee", 300)).isTrue();
    }

    private int takeAll(String holder) {
        int count = 0;
        while (places.take(holder, 1)) {
            count++;
        }
        return count;
    }

    @Test
    void oneAloneGetsAThirdWhereTwiceAsMuchMustBeFree() {
        Shares shares = new Shares(24, 2);
        int got = 0;
        while (shares.take("kim", 1)) {
            got++;
        }

        assertThat(got).isEqualTo(8);
        assertThat(shares.take("lee", 1)).isTrue();
    }
}
