package spaceone.identity.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The bytes that lists may take in a token, which travels in the header of every request. */
final class ClaimRoom {

    /** Quotes and a comma. */
    private static final int AROUND = 3;

    private int left;

    ClaimRoom(int bytes) {
        this.left = bytes;
    }

    ClaimRoom half() {
        return new ClaimRoom(left / 2);
    }

    /** More values than that do not fit, however short they are. */
    int most() {
        return Math.max(0, left / (AROUND + 1)) + 1;
    }

    /** The first of them, as many as fit. */
    List<String> take(List<String> values) {
        List<String> taken = new ArrayList<>();
        for (String value : values) {
            int size = value.getBytes(StandardCharsets.UTF_8).length + AROUND;
            if (size > left) {
                break;
            }
            left -= size;
            taken.add(value);
        }
        return taken;
    }
}
