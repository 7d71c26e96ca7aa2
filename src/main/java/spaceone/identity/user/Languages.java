package spaceone.identity.user;

public final class Languages {
    private Languages() {}

    public static void check(String text) {}

    public static String fold(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
