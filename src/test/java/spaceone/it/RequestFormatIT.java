package spaceone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spaceone.testkit.Answer;
import spaceone.testkit.Api;
import spaceone.testkit.Installation;
import spaceone.testkit.Proves;
import spaceone.testkit.Tenant;

/** What requests may look like, whatever the method (docs/contract/wire.md). */
@InServer
class RequestFormatIT {

    private final Tenant acme = Installation.sharedDomain();
    private final String admin = acme.adminToken();

    @ParameterizedTest
    @ValueSource(strings = {"/identity/v2/user/list", "/identity/user/list"})
    void aMethodAnswersAtEverySpellingOfItsUrl(String url) {
        Api.post(url, admin, "{}").is(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity/v2/user/list/",
                "/identity/v3/user/list",
                "/identity/user/nope",
                "/identity"
            })
    void anUnknownUrlIsNotFound(String url) {
        Api.post(url, admin, "{}").isRefused(404, "ERROR_UNSUPPORTED_API");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/check/nope", "/WEB-INF/web.xml", "/a/b/c"})
    void theContainersOwnRefusalsHaveTheSameForm(String url) {
        Api.get(url).isRefused(404, "ERROR_UNSUPPORTED_API");
    }

    @Proves({"3.5.3", "3.5.8", "4.1.4"})
    @Test
    void methodsArePostOnly() {
        Answer answer =
                Api.get("/identity/v2/user/list", admin).isRefused(405, "ERROR_UNSUPPORTED_API");

        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"x\"", "{}x", "{\"a\":}", "{'a':1}", "nope"})
    void whatIsNoJsonObjectIsRefused(String body) {
        Api.post("/identity/v2/user/list", admin, body).isRefused(400, "ERROR_JSON_FORMAT");
    }

    @Test
    void whatIsBeyondTheParserIsRefusedLikeBrokenJson() {
        for (String value :
                new String[] {
                    "[".repeat(5000) + "]".repeat(5000),
                    "{\"x\":".repeat(5000) + "1" + "}".repeat(5000),
                    "1" + "0".repeat(5000)
                }) {
            Api.post("/identity/v2/user/list", admin, "{\"x\": " + value + "}")
                    .isRefused(400, "ERROR_JSON_FORMAT");
        }
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        Api.post("/identity/v2/user/list", admin, "").is(200);
    }

    @Proves("1.1.1")
    @Test
    void bytesThatAreNotUtf8AreRefused() {
        var request =
                Api.request("/identity/v2/user/get", admin)
                        .POST(
                                BodyPublishers.ofByteArray(
                                        new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));

        Api.send(request).isRefused(400, "ERROR_JSON_FORMAT");
    }

    @Proves("3.5.2")
    @ParameterizedTest
    @CsvSource({
        "application/json, 200",
        "application/json; charset=utf-8, 200",
        "application/problem+json, 200",
        "text/plain, 415",
        "application/x-www-form-urlencoded, 415",
        "garbage;;, 400"
    })
    void onlyJsonTypesAreAccepted(String type, int status) {
        var request =
                Api.request("/identity/v2/user/list", admin)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("{}"));

        assertThat(Api.send(request).status()).isEqualTo(status);
    }

    @Test
    void aMissingContentTypeIsFine() {
        Api.send(Api.request("/identity/v2/user/list", admin).POST(BodyPublishers.ofString("{}")))
                .is(200);
    }

    @Proves("5.2.1")
    @Test
    void aBodyOverOneMebibyteIsTooLarge() {
        String body = "{\"name\": \"" + "x".repeat(1024 * 1024) + "\"}";

        Api.post("/identity/v2/user/list", admin, body).isRefused(413, "ERROR_INVALID_PARAMETER");
    }

    @Proves("5.2.1")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity/v1/token/issue",
                "/identity/v2/token/issue",
                "/identity/token/issue",
                "/identity/v2/token/issue-by-passkey",
                "/identity/v2/token/grant"
            })
    void credentialsOverSixtyFourKibibytesAreTooLarge(String url) {
        String shown =
                "{\"domain_id\": \"%s\", \"credentials\": {\"access_token\": \"%s\"}}"
                        .formatted(acme.domainId(), "x".repeat(300_000));
        byte[] bytes = shown.getBytes(StandardCharsets.US_ASCII);

        for (BodyPublisher body :
                List.of(
                        BodyPublishers.ofByteArray(bytes),
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))) {
            Answer answer = Api.send(Api.request(url, null).POST(body));

            assertThat(answer.isRefused(413, "ERROR_INVALID_PARAMETER").message())
                    .contains("larger than 65536 bytes");
        }
    }

    @Test
    void methodsThatNeedATokenTakeMore() {
        Api.post("/identity/v2/user/list", admin, "{\"foo\": \"" + "x".repeat(300_000) + "\"}")
                .is(200);
    }

    @Test
    void namesAreAcceptedInCamelCase() {
        Api.post("/identity/v2/user/get", admin, "{\"userId\": \"" + acme.admin() + "\"}").is(200);
    }

    @Proves("15.3.7")
    @Test
    void bothSpellingsOfOneNameAreRefused() {
        Answer answer =
                Api.post("/identity/v2/user/get", admin, "{\"userId\": \"a\", \"user_id\": \"a\"}");

        assertThat(answer.isRefused(400, "ERROR_INVALID_PARAMETER").message()).contains("user_id");
    }

    @Proves("15.3.3")
    @Test
    void unknownMembersAreIgnored() {
        Api.post("/identity/v2/user/list", admin, "{\"foo\": {\"bar\": 1}}").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null"})
    void anEmptyTextIsNotSent(String value) {
        Answer answer = Api.post("/identity/v2/user/get", admin, "{\"user_id\": " + value + "}");

        assertThat(answer.isRefused(400, "ERROR_REQUIRED_PARAMETER").message())
                .isEqualTo("Required parameter. (key = user_id)");
    }

    @Test
    void ofAMissingMemberTheWholeWayIsNamed() {
        Answer issue =
                Api.post(
                        "/identity/v2/domain/create",
                        Installation.systemAdmin(),
                        "{\"name\": \"x\", \"admin\": {\"user_id\": \"a@x.io\", \"password\": \"x\"}}");
        Answer add =
                Api.post(
                        "/identity/v2/workspace-group/add-users",
                        admin,
                        "{\"workspace_group_id\": \"wg-x\", \"users\": [{\"user_id\": \"a\"}]}");

        assertThat(issue.isRefused(400, "ERROR_REQUIRED_PARAMETER").message())
                .isEqualTo("Required parameter. (key = admin, name)");
        assertThat(add.isRefused(400, "ERROR_REQUIRED_PARAMETER").message())
                .isEqualTo("Required parameter. (key = users, role_id)");
    }

    /** Texts are trimmed, and an empty one is one not sent (docs/contract/wire.md). */
    @ParameterizedTest
    @CsvSource({"role", "workspace", "workspace-group"})
    void aNameOfBlanksIsNone(String resource) {
        Api.post(
                        "/identity/v2/" + resource + "/create",
                        admin,
                        "{\"name\": \" \\t \", \"role_type\": \"WORKSPACE_OWNER\"}")
                .isRefused(400, "ERROR_REQUIRED_PARAMETER");
    }

    @Proves({"1.5.2", "2.2.1", "15.3.5"})
    @ParameterizedTest
    @CsvSource({"5, str", "true, str", "[], str", "{}, str"})
    void aWrongTypeIsNamed(String value, String type) {
        Answer answer = Api.post("/identity/v2/user/get", admin, "{\"user_id\": " + value + "}");

        assertThat(answer.isRefused(400, "ERROR_INVALID_PARAMETER_TYPE").message())
                .isEqualTo("Parameter type is invalid. (key = user_id, type = " + type + ")");
    }

    @Proves("2.2.1")
    @ParameterizedTest
    @ValueSource(strings = {"\"FOO\"", "\"local\"", "77"})
    void anUnknownConstantIsRefused(String value) {
        Answer answer = Api.post("/identity/v2/user/list", admin, "{\"auth_type\": " + value + "}");

        assertThat(answer.isRefused(400, "ERROR_INVALID_PARAMETER").message())
                .contains("key = auth_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"NONE\"", "0", "null"})
    void theZeroConstantIsNotSent(String value) {
        Api.post("/identity/v2/user/list", admin, "{\"auth_type\": " + value + "}").is(200);
    }

    /**
     * A filter of several values means any of them (docs/contract/query.md, docs/contract/wire.md).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role | {\"role_id\": [\"managed-domain-admin\", \"managed-workspace-owner\", \"x\"]} | 2",
                "role | {\"role_type\": [\"WORKSPACE_OWNER\", \"WORKSPACE_MEMBER\"], \"state\": [\"ENABLED\"]} | 2",
                "role | {\"roleId\": \"managed-domain-admin\", \"role_type\": [\"WORKSPACE_OWNER\"]} | 0",
                "role | {\"role_id\": [], \"role_type\": \"NONE\", \"name\": \"\"} | 3",
                "user | {\"role_type\": [\"DOMAIN_ADMIN\"], \"state\": [\"ENABLED\", \"PENDING\"]} | 1",
                "user | {\"role_type\": \"DOMAIN_ADMIN\", \"user_id\": [\"nobody\", \"noone\"]} | 0",
                "user | {\"role_type\": [\"DOMAIN_ADMIN\"], \"state\": []} | 1"
            })
    void aFilterTakesOneValueOrAList(String resource, String body, int total) {
        Answer answer = Api.post("/identity/v2/" + resource + "/list", admin, body).is(200);

        assertThat(answer.json().getInt("total_count")).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "role, role_type, [99], ERROR_INVALID_PARAMETER",
        "role, role_type, {}, ERROR_INVALID_PARAMETER_TYPE",
        "role, role_type, [\"FOO\"], ERROR_INVALID_PARAMETER",
        "user, state, [\"FOO\"], ERROR_INVALID_PARAMETER",
        "user, state, [5.5], ERROR_INVALID_PARAMETER",
        "user, state, [{}], ERROR_INVALID_PARAMETER_TYPE"
    })
    void eachValueOfAFilterIsChecked(String resource, String key, String value, String code) {
        String body = "{\"" + key + "\": " + value + "}";

        Api.post("/identity/v2/" + resource + "/list", admin, body).isRefused(400, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "a\\udc00"})
    void textThatCannotBeStoredIsRefused(String text) {
        Api.post("/identity/v2/user/get", admin, "{\"user_id\": \"" + text + "\"}")
                .isRefused(400, "ERROR_INVALID_PARAMETER");
    }
}
