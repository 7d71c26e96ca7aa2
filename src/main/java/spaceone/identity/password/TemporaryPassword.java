package spaceone.identity.password;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes passwords that travel by mail and are to be replaced at the first sign-in. */
public final class TemporaryPassword {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 12;

    private TemporaryPassword() {}

    /** Twelve letters and digits with an upper-case letter, a lower-case one and a digit. */
    public static String next() {
        return next(RANDOM);
    }

    static String next(RandomGenerator random) {
        // Throwing whole candidates away keeps all remaining ones equally likely.
        String candidate = candidate(random);
        while (!hasAllClasses(candidate)) {
            candidate = candidate(random);
        }
        return candidate;
    }

    private static String candidate(RandomGenerator random) {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private static boolean hasAllClasses(String text) {
        return text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && text.chars().anyMatch(Character::isDigit);
    }
}
