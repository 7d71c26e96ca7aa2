package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import spaceone.identity.Json;
import spaceone.testkit.Answer;
import spaceone.testkit.Installation;
import spaceone.testkit.Tenant;

/** Imports that go on as jobs. */
@InServer
class UserImportJobIT {

    private static final String PASSWORD = "Correct4Horse";
    private static final String BCRYPT =
            "$2b$04$abcdefghijklmnopqrstuu3eyoVHBcUIFTgRFjlN4dzRf7.9MNGLC";

    private final Tenant acme = Installation.domain();

    /** A table in two chunks: rehearsed, run in the background, and told line by line. */
    @Test
    void aJobGoesOnAfterTheCallThatBeganIt() throws InterruptedException {
        acme.user("left");
        String job =
                job(
                                "create",
                                """
                        {"mode": "CREATE", "format": "CSV", "disable_missing": true,
                         "columns": ["user_id", "password_hash", "-", "tags.team"]}
                        """)
                        .text("job_id");
        String one = "kim,%s,x,blue\\nlee,md5,x,\\n".formatted(BCRYPT);
        job(
                "add-chunk",
                "{\"job_id\": \"%s\", \"number\": 1, \"content\": \"%s\"}".formatted(job, one));
        job(
                "add-chunk",
                "{\"job_id\": \"%s\", \"number\": 2, \"content\": \"pat\"}".formatted(job));

        job("start", "{\"job_id\": \"%s\", \"dry_run\": true}".formatted(job));
        Answer rehearsed = after(job, "REHEARSING");
        assertThat(rehearsed.text("state")).isEqualTo("REHEARSED");
        assertThat(rehearsed.json().getInt("created")).isEqualTo(2);
        acme.asAdmin("user/get", "{\"user_id\": \"kim\"}").is(404);
        job("start", "{\"job_id\": \"%s\"}".formatted(job));
        Answer done = after(job, "RUNNING");

        assertThat(done.text("state")).isEqualTo("FINISHED");
        assertThat(done.json().getInt("created")).isEqualTo(2);
        assertThat(done.json().getInt("refused")).isEqualTo(1);
        assertThat(done.json().getInt("disabled")).isEqualTo(1);
        Answer report = job("report", "{\"job_id\": \"%s\"}".formatted(job));
        assertThat(report.json().getInt("total_count")).isEqualTo(4);
        assertThat(report.body())
                .contains("\"line\":2,\"user_id\":\"lee\",\"outcome\":\"REFUSED\"")
                .doesNotContain(BCRYPT);
        acme.signIn("kim", PASSWORD).is(200);
        assertThat(acme.asAdmin("user/get", "{\"user_id\": \"left\"}").text("state"))
                .isEqualTo("DISABLED");
        assertThat(job("list", "{}").json().getInt("total_count")).isEqualTo(1);
        String unknown = "{\"job_id\": \"import-0\"}";
        acme.asAdmin("user-import-job/report", unknown).isRefused(404, "ERROR_NOT_FOUND");
        acme.asAdmin("user-import-job/cancel", "{\"job_id\": \"%s\"}".formatted(job))
                .isRefused(400, "ERROR_IMPORT_JOB_STATE");
        String records =
                acme.asAdmin(
                                "audit-record/list",
                                """
                                {"query": {"filter": [
                                  {"k": "action", "v": "User.import", "o": "eq"},
                                  {"k": "target_id", "v": "kim", "o": "eq"}]}}
                                """)
                        .body();
        assertThat(records).contains("\"actor_id\":\"" + acme.admin() + "\"");
    }

    /** Whoever moves to another domain signs in there with the password they had. */
    @Test
    void peopleOfOneDomainAreAJobOfAnother() throws Exception {
        Tenant other = Installation.domain();
        String kim = "kim";
        acme.user(kim);
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        String body =
                "{\"public_key\": %s, \"current_password\": \"Correct9Horse\"}"
                        .formatted(key.toPublicJWK().toJSONString());

        JsonObject told = acme.asAdmin("user-export/run-sealed", body).is(200).json();
        assertThat(told.getJsonObject("manifest").getString("sealed_to"))
                .isEqualTo(key.computeThumbprint().toString());
        JsonObject sealed =
                told.getJsonArray("results").getValuesAs(JsonObject.class).stream()
                        .filter(each -> each.getString("user_id").equals(kim))
                        .findFirst()
                        .orElseThrow();
        JWEObject secrets = JWEObject.parse(sealed.getString("sealed"));
        secrets.decrypt(new ECDHDecrypter(key));
        JsonObjectBuilder line = Json.createObjectBuilder(sealed).remove("sealed");
        Json.createReader(new StringReader(secrets.getPayload().toString()))
                .readObject()
                .forEach(line::add);

        String job = other.asAdmin("user-import-job/create", "{}").is(200).text("job_id");
        JsonObject chunk =
                Json.createObjectBuilder()
                        .add("job_id", job)
                        .add("number", 1)
                        .add("content", line.build().toString())
                        .build();
        other.asAdmin("user-import-job/add-chunk", chunk.toString()).is(200);
        other.asAdmin("user-import-job/start", "{\"job_id\": \"%s\"}".formatted(job)).is(200);
        Answer done = after(other, job, "RUNNING");

        assertThat(done.json().getInt("created")).as(done.body()).isEqualTo(1);
        other.signIn(kim, "Correct9Horse").is(200);
        acme.asAdmin("user-export/run", "{}").is(200);
        acme.asAdmin("user-export/run-sealed", body.replace("P-256", "P-257"))
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }

    private Answer job(String method, String body) {
        return acme.asAdmin("user-import-job/" + method, body).is(200);
    }

    private Answer after(String job, String state) {
        return after(acme, job, state);
    }

    static Answer after(Tenant tenant, String job, String state) {
        String named = "{\"job_id\": \"%s\"}".formatted(job);
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> tenant.asAdmin("user-import-job/get", named).is(200),
                        answer -> !answer.text("state").equals(state));
    }
}
