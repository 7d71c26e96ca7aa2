package spaceone.identity.password;

public final class PasswordPolicy {
    private PasswordPolicy() {}

    public static void check(String password, String userId, String email) {
        if (password.length() < 8) throw PasswordError.INCORRECT_PASSWORD_FORMAT.with("8");
    }
}
