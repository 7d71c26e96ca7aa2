package spaceone.identity.user;

public final class EmailAddresses {
    private EmailAddresses() {}

    public static void check(String text) {}

    public static String fold(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
