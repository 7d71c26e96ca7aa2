package spaceone.identity.setting;

import static spaceone.identity.setting.Setting.DB_POOL_SIZE;
import static spaceone.identity.setting.Setting.EXTERNAL_NO_PROXY;
import static spaceone.identity.setting.Setting.EXTERNAL_PROXY;
import static spaceone.identity.setting.Setting.EXTERNAL_PROXY_LOGIN;
import static spaceone.identity.setting.Setting.MFA_PASSKEY_ORIGINS;
import static spaceone.identity.setting.Setting.PASSWORD_QUEUE;
import static spaceone.identity.setting.Setting.REQUESTS_AT_ONCE;
import static spaceone.identity.setting.Setting.REQUESTS_STREAMS;
import static spaceone.identity.setting.Setting.SECRET_KEY;
import static spaceone.identity.setting.Setting.START_EXIT;
import static spaceone.identity.setting.Setting.START_IGNORE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import spaceone.identity.StartRefused;

/**
 * The values of all settings: read at once, when the first is asked for or the container starts,
 * and refused as a whole with a sentence for each that is wrong.
 */
public final class Settings {

    private static final Logger LOG = Logger.getLogger(Settings.class.getName());

    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final List<String> refusals = new ArrayList<>();

    Settings(Sources sources) {
        for (Setting setting : Setting.values()) {
            read(setting, sources);
        }
        if (!values.containsKey(EXTERNAL_PROXY)) {
            followEnvironment(sources);
        }
        if (values.containsKey(DB_POOL_SIZE)) {
            fitIntoPool(sources);
        }
        refusals.addAll(Strangers.among(sources, ignored()));
        if (values.containsKey(MFA_PASSKEY_ORIGINS)) {
            refusals.addAll(Sites.disagreements(this));
        }
    }

    /** Those of this process. */
    public static Settings current() {
        return Current.SETTINGS;
    }

    /** Those that such environment variables make, for tests. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(new Sources(List.of(), environment));
    }

    /** What is wrong; none if the start may go on. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    public String text(Setting setting) {
        return get(setting, String.class);
    }

    public boolean flag(Setting setting) {
        return get(setting, Boolean.class);
    }

    public int whole(Setting setting) {
        return get(setting, Integer.class);
    }

    public Duration duration(Setting setting) {
        return get(setting, Duration.class);
    }

    public Set<String> list(Setting setting) {
        return ((Set<?>) get(setting, Set.class))
                .stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /** Of a setting without a default. */
    public <T> Optional<T> find(Setting setting, Class<T> type) {
        return Optional.ofNullable(values.get(setting)).map(type::cast);
    }

    private <T> T get(Setting setting, Class<T> type) {
        return find(setting, type)
                .orElseThrow(() -> new IllegalStateException(setting + " has no default"));
    }

    private Set<String> ignored() {
        return values.containsKey(START_IGNORE) ? list(START_IGNORE) : Set.of();
    }

    private void read(Setting setting, Sources sources) {
        Optional<String> given = sources.find(setting.key());
        Optional<String> file =
                setting.isSecret() ? sources.find(setting.fileKey()) : Optional.empty();
        if (given.isPresent() && file.isPresent()) {
            refusals.add(
                    setting.variable()
                            + " and "
                            + setting.variable()
                            + "_FILE are both set, one is needed.");
            return;
        }
        try {
            given.or(() -> file.map(path -> content(setting, path)))
                    .or(() -> Optional.ofNullable(setting.kind().standard()))
                    .ifPresent(text -> values.put(setting, setting.kind().read(text)));
        } catch (UnreadableFile e) {
            refusals.add(e.getMessage());
        } catch (IllegalArgumentException e) {
            refusals.add(
                    named(setting)
                            + (setting.isSecret() ? "" : " is \"" + given.orElse("") + "\"")
                            + ": allowed is "
                            + setting.kind().allowed()
                            + ".");
        }
    }

    /**
     * Of those who hold a connection while they wait, no more than leave some to others; somebody
     * who says how many there are may say so, too, but not all. What was set before the pool's size
     * could be stays good.
     */
    private void fitIntoPool(Sources sources) {
        int pool = whole(DB_POOL_SIZE);
        Map.of(REQUESTS_AT_ONCE, pool * 3 / 4, PASSWORD_QUEUE, pool / 2, REQUESTS_STREAMS, pool / 4)
                .forEach(
                        (setting, most) -> {
                            if (sources.find(setting.key()).isEmpty()) {
                                values.put(setting, Math.min(whole(setting), most));
                            }
                        });
        boolean said = sources.find(DB_POOL_SIZE.key()).isPresent();
        if (said && values.containsKey(REQUESTS_AT_ONCE) && whole(REQUESTS_AT_ONCE) >= pool) {
            refusals.add(
                    named(REQUESTS_AT_ONCE)
                            + " is \""
                            + whole(REQUESTS_AT_ONCE)
                            + "\": allowed is less than "
                            + named(DB_POOL_SIZE)
                            + ", "
                            + pool
                            + ", for probes need a connection, too.");
        }
    }

    /** The way out that all programs of the machine take, where nobody names another for ours. */
    private void followEnvironment(Sources sources) {
        sources.proxy()
                .ifPresent(
                        way -> {
                            values.put(EXTERNAL_PROXY, way.address());
                            way.login()
                                    .ifPresent(
                                            login ->
                                                    values.putIfAbsent(
                                                            EXTERNAL_PROXY_LOGIN, login));
                            if (list(EXTERNAL_NO_PROXY).isEmpty()) {
                                values.put(
                                        EXTERNAL_NO_PROXY,
                                        EXTERNAL_NO_PROXY.kind().read(way.exceptions()));
                            }
                        });
        sources.unusableProxy()
                .ifPresent(
                        name ->
                                LOG.warning(
                                        name
                                                + " names no proxy that speaks plain HTTP, so it is"
                                                + " not followed. Set identity.external.proxy if"
                                                + " OpenID providers are reached through one."));
    }

    private static String named(Setting setting) {
        return setting.key() + " (" + setting.variable() + ")";
    }

    /** Without the line end that editors add; of keys, each line is one. */
    private static String content(Setting setting, String path) {
        String name = Setting.variable(setting.fileKey());
        try {
            String text = Files.readString(Path.of(path.strip()), StandardCharsets.UTF_8);
            String content =
                    setting == SECRET_KEY
                            ? text.strip().replaceAll("\\R+", ",")
                            : text.replaceFirst("\\R\\z", "");
            if (content.isBlank()) {
                throw new UnreadableFile(name + " names " + path + ", which is empty.");
            }
            return content;
        } catch (IOException | InvalidPathException e) {
            throw new UnreadableFile(
                    name + " names " + path + ", which cannot be read (" + reason(e) + ").");
        }
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }

    private static final class UnreadableFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFile(String message) {
            super(message);
        }
    }

    /** Read once in a process. */
    private static final class Current {

        static final Settings SETTINGS = checked();

        private static Settings checked() {
            Settings settings =
                    new Settings(
                            Sources.of(ConfigProvider.getConfig(Settings.class.getClassLoader())));
            settings.find(START_EXIT, String.class).ifPresent(StartRefused::exits);
            if (!settings.refusals().isEmpty()) {
                throw StartRefused.because(String.join(" ", settings.refusals()));
            }
            return settings;
        }
    }
}
