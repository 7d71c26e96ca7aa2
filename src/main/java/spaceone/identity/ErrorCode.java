package spaceone.identity;

import java.text.MessageFormat;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A named refusal. Each room lists its own in one enum; the constant's name with {@code ERROR_}
 * before it is the code that clients see, so names follow the published API.
 */
public interface ErrorCode {

    /** What went wrong, without any word of the transport. */
    enum Kind {
        INVALID,
        UNAUTHENTICATED,
        DENIED,
        NOT_FOUND,
        CONFLICT,
        TOO_LARGE,
        TOO_MANY,
        UNSUPPORTED_METHOD,
        UNSUPPORTED_TYPE,
        UNAVAILABLE,
        TIMEOUT,
        INTERNAL
    }

    String name();

    Kind kind();

    /**
     * The message with {@code {0}}, {@code {1}}… where the data goes; clients parse the {@code (key
     * = value)} parts.
     */
    String template();

    /** The code as it travels: {@code ERROR_NOT_FOUND}. */
    default String code() {
        return "ERROR_" + name();
    }

    default IdentityException with(@Nullable Object... data) {
        Object[] texts = Arrays.stream(data).map(String::valueOf).toArray();
        return new IdentityException(
                this, new MessageFormat(template().replace("'", "''")).format(texts));
    }
}
