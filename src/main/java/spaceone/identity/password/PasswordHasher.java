package spaceone.identity.password;

import static spaceone.identity.password.PasswordError.INCORRECT_PASSWORD_FORMAT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import spaceone.identity.operation.HashMeter;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * Hashes and checks passwords. Never more at once than there are cores, or than the operator says:
 * a flood of sign-ins waits its turn in a short {@link HashQueue}, or is sent away, before it can
 * take all memory and all threads. No call says by its time whether there was anything to compare
 * with.
 */
@ApplicationScoped
public class PasswordHasher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    final HashQueue queue;
    private final Cost cost;
    private final Argon2 argon2;

    /** With the default price; also what the container's proxies and unit tests are made with. */
    public PasswordHasher() {
        this(Cost.FLOOR, new HashQueue(0, 1_000, Duration.ofSeconds(10)));
    }

    @Inject
    PasswordHasher(
            @Configured(Setting.PASSWORD_MEMORY) int memory,
            @Configured(Setting.PASSWORD_ITERATIONS) int iterations,
            @Configured(Setting.PASSWORD_PARALLELISM) int parallelism,
            @Configured(Setting.PASSWORD_AT_ONCE) int atOnce,
            @Configured(Setting.PASSWORD_QUEUE) int waiting,
            @Configured(Setting.PASSWORD_QUEUE_TIMEOUT) Duration queueTimeout) {
        this(
                Cost.configured(memory, iterations, parallelism),
                new HashQueue(atOnce, waiting, queueTimeout));
    }

    PasswordHasher(Cost cost, HashQueue queue) {
        this.cost = cost;
        this.queue = queue;
        this.argon2 = new Argon2(cost.memory());
    }

    /** A configuration that is refused shall stop the deployment, not the first sign-in. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        HashMeter.watch(queue::waiting);
    }

    /** Whether nobody who signs in is at it now: time for work that can wait. */
    public boolean isIdle() {
        return queue.isIdle();
    }

    /**
     * Keeps a place in the queue, or refuses: for work that does more before it brings a password,
     * and in an overload would do it in vain.
     */
    public <T> T withPlace(Supplier<T> work) {
        return queue.withPlace(work);
    }

    /** Within {@link #withPlace}: for a part of the work that somebody else keeps waiting. */
    public <T> T withoutPlace(Supplier<T> work) {
        return queue.withoutPlace(work);
    }

    public String hash(String password) {
        byte[] bytes = composed(password);
        byte[] salt = salt();
        byte[] hash = inTurn(bytes, () -> argon2.derive(cost, salt, bytes, HASH_BYTES));
        return new Argon2Hash(cost, salt, hash).text();
    }

    /**
     * For a password that somebody was promised: however many sign in meanwhile, it waits for its
     * turn and is never refused. Not on a request thread.
     */
    public String hashPatiently(String password) {
        byte[] bytes = composed(password);
        byte[] salt = salt();
        byte[] hash = queue.patiently(() -> argon2.derive(cost, salt, bytes, HASH_BYTES));
        return new Argon2Hash(cost, salt, hash).text();
    }

    private static byte[] composed(String password) {
        return PasswordBytes.composed(password)
                .orElseThrow(() -> INCORRECT_PASSWORD_FORMAT.with("well-formed Unicode"));
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** False, after the usual time, also for a hash that is missing or broken. */
    public boolean verify(String password, String encoded) {
        return ImportedHash.parse(encoded)
                .map(imported -> verifyImported(password, imported))
                .orElseGet(() -> verifyArgon2(password, encoded));
    }

    /**
     * The other service took the bytes as they came. What it made is often cheap to check: a wrong
     * password must not be refused sooner than that of somebody who does not exist.
     */
    private boolean verifyImported(String password, ImportedHash imported) {
        boolean right =
                PasswordBytes.of(password)
                        .map(bytes -> inTurn(bytes, () -> imported.matches(bytes)))
                        .orElse(false);
        if (!right) {
            burn(password);
        }
        return right;
    }

    /** Whether a sign-in can be checked against it: one of ours, or in a form of other services. */
    public static boolean isHash(String text) {
        return Argon2Hash.parse(text).isPresent() || ImportedHash.parse(text).isPresent();
    }

    private boolean verifyArgon2(String password, String encoded) {
        Optional<Argon2Hash> stored = Argon2Hash.parse(encoded);
        Optional<byte[]> composed = PasswordBytes.composed(password);
        if (stored.isEmpty() || composed.isEmpty()) {
            burn(password);
            return false;
        }
        byte[] bytes = composed.get();
        Argon2Hash expected = stored.get();
        int length = expected.hash().length;
        byte[] actual =
                inTurn(bytes, () -> argon2.derive(expected.cost(), expected.salt(), bytes, length));
        return MessageDigest.isEqual(expected.hash(), actual);
    }

    /** Whether to hash anew at the next sign-in: imported, or cheaper than configured today. */
    public boolean needsUpgrade(String encoded) {
        return Argon2Hash.parse(encoded)
                .map(
                        stored ->
                                stored.cost().isWeakerThan(cost)
                                        || stored.salt().length < SALT_BYTES
                                        || stored.hash().length < HASH_BYTES)
                .orElse(true);
    }

    /** Takes as long as a check: for users who do not exist or have no password. */
    public void burn(String password) {
        byte[] bytes = PasswordBytes.composed(password).orElseGet(() -> new byte[0]);
        inTurn(bytes, () -> argon2.derive(cost, new byte[SALT_BYTES], bytes, HASH_BYTES));
    }

    /** Waits, works, and wipes the password's bytes whatever happens. */
    private <T> T inTurn(byte[] password, Supplier<T> work) {
        try {
            return queue.inTurn(work);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }
}
