package spaceone.identity.user;

public final class Timezones {
    private Timezones() {}

    public static void check(String text) {}

    public static String fold(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
