package spaceone.identity.api.openapi;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spaceone.identity.CommonError;
import spaceone.identity.ErrorCode;
import spaceone.identity.access.AccessError;
import spaceone.identity.api.ApiError;
import spaceone.identity.api.Envelope;
import spaceone.identity.api.Routes.Route;
import spaceone.identity.app.AppError;
import spaceone.identity.directory.DirectoryError;
import spaceone.identity.domainsetup.SetupError;
import spaceone.identity.externalauth.ExternalAuthError;
import spaceone.identity.founding.FoundingError;
import spaceone.identity.mail.MailError;
import spaceone.identity.mfa.MfaError;
import spaceone.identity.password.PasswordError;
import spaceone.identity.project.ProjectError;
import spaceone.identity.query.QueryError;
import spaceone.identity.secret.SecretError;
import spaceone.identity.tenancy.TenancyError;
import spaceone.identity.token.TokenError;
import spaceone.identity.user.FormatError;
import spaceone.identity.user.UserError;
import spaceone.identity.usergroup.UserGroupError;
import spaceone.identity.userimport.ImportError;
import spaceone.identity.verification.VerificationError;
import spaceone.identity.workspacegroup.GroupError;

/**
 * Which refusals a method can answer with. Those of its own stand in {@code refusals.txt}, which a
 * test makes from the calls that the method leads to; the others are the same for many methods.
 */
final class Refusals {

    /** What every method can answer with, whatever it does. */
    private static final List<ErrorCode> EVERYWHERE =
            List.of(
                    CommonError.JSON_FORMAT,
                    CommonError.INVALID_PARAMETER,
                    CommonError.TOO_MANY_REQUESTS,
                    CommonError.UNKNOWN,
                    CommonError.UNAVAILABLE,
                    CommonError.REQUEST_TIMEOUT,
                    ApiError.BODY_TOO_LARGE,
                    ApiError.UNSUPPORTED_TYPE);

    /** What writing can come up against; see the mapper of errors. */
    private static final List<ErrorCode> OF_THE_DATABASE =
            List.of(
                    CommonError.CONFLICT,
                    CommonError.NOT_FOUND,
                    CommonError.SAVE_UNIQUE_VALUES,
                    CommonError.EXIST_RESOURCE);

    private static final Map<String, ErrorCode> BY_NAME =
            all().collect(Collectors.toMap(ErrorCode::name, error -> error, (one, other) -> one));

    private static final Map<String, List<ErrorCode>> OWN = read();

    private Refusals() {}

    /** Every refusal there is, of every room. */
    static Stream<ErrorCode> all() {
        return Stream.<ErrorCode[]>of(
                        CommonError.values(),
                        ApiError.values(),
                        AccessError.values(),
                        AppError.values(),
                        DirectoryError.values(),
                        ExternalAuthError.values(),
                        FormatError.values(),
                        FoundingError.values(),
                        GroupError.values(),
                        MailError.values(),
                        MfaError.values(),
                        ImportError.values(),
                        PasswordError.values(),
                        ProjectError.values(),
                        QueryError.values(),
                        SecretError.values(),
                        SetupError.values(),
                        TenancyError.values(),
                        TokenError.values(),
                        UserError.values(),
                        UserGroupError.values(),
                        VerificationError.values())
                .flatMap(Stream::of);
    }

    /** The codes that travel, each once. */
    static Set<String> codes() {
        return all().map(ErrorCode::code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What methods of this kind can answer with. */
    static Set<ErrorCode> general(Route route) {
        Set<ErrorCode> general = new HashSet<>(EVERYWHERE);
        if (route.request().filter(type -> type.getRecordComponents().length > 0).isPresent()) {
            general.add(CommonError.REQUIRED_PARAMETER);
            general.add(CommonError.INVALID_PARAMETER_TYPE);
        }
        if (route.permission().isPresent()) {
            general.add(CommonError.AUTHENTICATE_FAILURE);
            general.add(CommonError.PERMISSION_DENIED);
        }
        if (route.permission().map(p -> p.value().endsWith(".write")).orElse(true)) {
            general.addAll(OF_THE_DATABASE);
        }
        return general;
    }

    /** Of a method, by status, each code with its cause. */
    static Map<Integer, Map<String, String>> of(Route route) {
        Map<Integer, Map<String, String>> byStatus = new TreeMap<>();
        Stream.concat(general(route).stream(), OWN.getOrDefault(route.path(), List.of()).stream())
                .sorted(Comparator.comparing(ErrorCode::name))
                .forEach(
                        error ->
                                byStatus.computeIfAbsent(
                                                Envelope.of(error, "", Map.of()).status(),
                                                status -> new TreeMap<>())
                                        .putIfAbsent(error.code(), cause(error)));
        return byStatus;
    }

    /** The message's template; what stands in its places differs from call to call. */
    private static String cause(ErrorCode error) {
        return error.template().strip().replaceAll("\\{\\d}", "…");
    }

    private static Map<String, List<ErrorCode>> read() {
        Map<String, List<ErrorCode>> own = new HashMap<>();
        for (String line : Members.lines("refusals.txt")) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ");
                own.put(words[0], Stream.of(words).skip(1).map(BY_NAME::get).toList());
            }
        }
        return own;
    }
}
