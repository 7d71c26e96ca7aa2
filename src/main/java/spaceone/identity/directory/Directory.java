package spaceone.identity.directory;

import jakarta.json.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An external directory, as one domain configured it. Whatever it cannot answer for (unreachable,
 * too slow, nonsense) is an {@link IOException}; whom it does not accept is an empty answer.
 */
interface Directory extends Closeable {

    /** What a sign-in page must know. Anybody may read it: nothing secret belongs here. */
    JsonObject metadata() throws IOException;

    /**
     * Who these credentials belong to; empty when they are wrong, {@link SignInRefused} when it
     * lets nobody in with them for another reason.
     */
    Optional<DirectoryUser> authorize(JsonObject credentials) throws IOException;

    /** Asks as {@link #authorize} does, but never shows a password. */
    void pretend(JsonObject credentials) throws IOException;

    List<DirectoryUser> find(DirectorySearch search) throws IOException;

    /**
     * Everybody, page after page.
     *
     * @param prefix what their ids begin with; empty for all
     */
    default void read(String prefix, Consumer<List<ListedPerson>> page) throws IOException {
        throw DirectoryError.DIRECTORY_NOT_READ.with("an OpenID provider has no list of people");
    }

    @Override
    default void close() {}
}
