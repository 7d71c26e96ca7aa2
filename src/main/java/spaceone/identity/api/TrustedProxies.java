package spaceone.identity.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spaceone.identity.StartRefused;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Where a request really comes from. What a proxy says about it counts only when the proxy is known
 * to us; the search goes from the nearest hop outwards and ends at the first that is not known,
 * because everything beyond was written by a stranger. Only the one configured header is read: a
 * proxy passes on unharmed what it does not set itself.
 */
@ApplicationScoped
public class TrustedProxies {

    /** The {@code for} of an element of RFC 7239. */
    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?i)(?:^|;)\\s*for=(\"[^\"]*\"|[^;\"\\s]*)\\s*(?=;|$)");

    private static final Pattern FOUR_WITH_PORT =
            Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}):[0-9]{1,5}");
    private static final Pattern SIX_IN_BRACKETS =
            Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::[0-9]{1,5})?");

    private final List<AddressRange> trusted = new ArrayList<>();

    @Inject
    @Configured(Setting.PROXY_TRUSTED)
    Optional<String> addresses;

    @Inject
    @Configured(Setting.PROXY_HEADER)
    String header;

    @PostConstruct
    void configure() {
        try {
            read();
        } catch (IllegalArgumentException e) {
            throw StartRefused.because(String.valueOf(e.getMessage()));
        }
    }

    void read() {
        for (String each :
                addresses.filter(text -> !text.isBlank()).stream()
                        .flatMap(text -> Stream.of(text.split(",", -1)))
                        .toList()) {
            trusted.add(
                    AddressRange.parse(each.strip())
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "IDENTITY_PROXY_TRUSTED holds "
                                                            + each
                                                            + ", which is no address and no"
                                                            + " range like 10.0.0.0/8.")));
        }
    }

    private String name() {
        return header.strip().toLowerCase(Locale.ROOT);
    }

    /** A configuration that is refused shall stop the deployment, not the first request. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}

    public String client(HttpServletRequest request) {
        String nearest = request.getRemoteAddr();
        return trusted.isEmpty()
                ? nearest
                : client(nearest, Collections.list(request.getHeaders(name())));
    }

    /** The address of the nearest hop we do not know; {@code lines} are those of the header. */
    String client(String nearest, List<String> lines) {
        String client = nearest;
        List<String> hops = new ArrayList<>();
        lines.forEach(line -> hops.addAll(List.of(line.split(",", -1))));
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            Optional<String> hop = address(hops.get(i).strip());
            if (hop.isEmpty()) {
                // Hidden or broken: the proxy that wrote it is the last we know of.
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return AddressRange.address(address)
                .filter(bytes -> trusted.stream().anyMatch(range -> range.contains(bytes)))
                .isPresent();
    }

    private Optional<String> address(String element) {
        String node = element;
        if (name().equals("forwarded")) {
            Matcher pair = FORWARDED_FOR.matcher(element);
            node = pair.find() ? pair.group(1).replace("\"", "") : "";
        }
        Matcher four = FOUR_WITH_PORT.matcher(node);
        Matcher six = SIX_IN_BRACKETS.matcher(node);
        if (four.matches()) {
            node = four.group(1);
        } else if (six.matches()) {
            node = six.group(1);
        }
        return AddressRange.address(node).map(AddressRange::text);
    }
}
