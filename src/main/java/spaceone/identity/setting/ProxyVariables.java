package spaceone.identity.setting;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the variables that curl and others follow say of the way out ({@code HTTPS_PROXY}, {@code
 * ALL_PROXY}, {@code NO_PROXY}, in small letters, too), in the words of our own settings. Of the
 * others' many forms a proxy that speaks plain HTTP is ours.
 *
 * @param address {@code http://host:port}
 * @param login {@code name:password}, if it stands in the address
 * @param exceptions hosts that are called directly, separated by commas
 */
record ProxyVariables(String address, Optional<String> login, String exceptions) {

    private static final List<String> PROXY =
            List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    private static final List<String> NO_PROXY = List.of("no_proxy", "NO_PROXY");

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(?i:http)://)?(?:(?<login>[^@/]*)@)?"
                            + "(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(?<port>:[0-9]{1,5})?/?");

    /** Of an address that names none, as in any URL. */
    private static final String USUAL_PORT = ":80";

    /** What they say; empty when they say nothing, or nothing that can be followed. */
    static Optional<ProxyVariables> in(Map<String, String> environment) {
        return value(environment, PROXY)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .filter(form -> Setting.EXTERNAL_PROXY.kind().takes(address(form)))
                .map(form -> of(form, value(environment, NO_PROXY).orElse("")));
    }

    /** The variable that names a proxy which cannot be followed; never its value. */
    static Optional<String> unusable(Map<String, String> environment) {
        return in(environment).isPresent() ? Optional.empty() : name(environment, PROXY);
    }

    private static ProxyVariables of(Matcher form, String exceptions) {
        return new ProxyVariables(
                address(form),
                Optional.ofNullable(form.group("login")).map(ProxyVariables::decoded),
                Arrays.stream(exceptions.split("[,\\s]+"))
                        .map(host -> host.replaceFirst("(?<=[^:]):[0-9]{1,5}$", ""))
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.joining(",")));
    }

    private static String address(Matcher form) {
        return "http://"
                + form.group("host")
                + Objects.requireNonNullElse(form.group("port"), USUAL_PORT);
    }

    /** Of the user part of an address (RFC 3986 3.2.1), where a plus is a plus. */
    private static String decoded(String login) {
        try {
            return URLDecoder.decode(login.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return login;
        }
    }

    private static Optional<String> value(Map<String, String> environment, List<String> names) {
        return name(environment, names).map(environment::get).map(String::strip);
    }

    private static Optional<String> name(Map<String, String> environment, List<String> names) {
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }
}
