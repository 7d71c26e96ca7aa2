package spaceone.testkit;

/** Somebody in a directory of the tests. */
public record Employee(
        String userId, String name, String email, boolean enabled, boolean emailVerified) {

    public static Employee named(String userId, String name) {
        return new Employee(userId, name, userId, true, true);
    }

    public Employee disabled() {
        return new Employee(userId, name, email, false, emailVerified);
    }

    public Employee unverified() {
        return new Employee(userId, name, email, enabled, false);
    }
}
