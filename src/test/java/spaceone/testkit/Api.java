package spaceone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.sql.DataSource;

/** The server under test as its clients see it, and its database, where tests move time. */
public final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private static DataSource database;

    private Api() {}

    public static URI base() {
        return URI.create("http://localhost:" + System.getProperty("it.http.port"));
    }

    /** The database of the server under test. */
    public static synchronized DataSource database() {
        if (database == null) {
            database = Running.isWanted() ? Running.database() : Database.fresh();
        }
        return database;
    }

    /** Posts raw JSON; {@code token} may be null. */
    public static Answer post(String path, String token, String json) {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    public static Answer get(String path) {
        return get(path, null);
    }

    public static Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** A request to be dressed further by the caller, then sent with {@link #send}. */
    public static HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base().resolve(path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /**
     * The answer, which is as the API document says: a status, code, member or type that is not in
     * it fails the test that meets it.
     */
    public static Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        Answer answer = exchange(built);
        assertThat(Contract.problems(built.method(), built.uri().getPath(), answer)).isEmpty();
        return answer;
    }

    /** The answer as it comes, for the few who ask for what is not in the document. */
    public static Answer unchecked(HttpRequest.Builder request) {
        return exchange(request.build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            Secrets.note(response.body());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
