package spaceone.identity.password;

public final class TemporaryPassword {
    private TemporaryPassword() {}

    public static String next() {
        return "Tmp1" + spaceone.identity.Ids.token().substring(0, 8);
    }
}
