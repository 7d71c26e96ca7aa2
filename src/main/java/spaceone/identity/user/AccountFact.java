package spaceone.identity.user;

import java.time.Instant;
import java.util.List;

/** Something that happened to somebody's account, and whom to tell of it in which language. */
public interface AccountFact {

    String domainId();

    String userId();

    String language();

    /** Those that are told of it besides the one that can undo it. */
    static List<String> addressesBut(String undoAddress, User user, Instant now) {
        return user.addressesOfNotices(now).stream()
                .filter(address -> !address.equals(undoAddress))
                .toList();
    }
}
