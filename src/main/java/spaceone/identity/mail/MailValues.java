package spaceone.identity.mail;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the words of a mail may name, by its kind, each with a sample: a text, or true where it only
 * decides whether something is said. What a mail is secret for is not among it: it stands in its
 * own place, and never in a subject.
 */
final class MailValues {

    private MailValues() {}

    static Map<String, Object> of(MailKind kind) {
        Map<String, Object> values = new TreeMap<>();
        values.put("service", "Cloudforet");
        values.put("domain", "Example Ltd");
        values.put("user_id", "kim@example.com");
        values.put("name", "Kim");
        values.put("console", "https://id.example.com/");
        values.put("when", "2026-11-24 12:00 UTC");
        values.put("answered", true);
        values.put("has_source", true);
        if (kind.hasSecret()) {
            values.put("validity", "24 h");
        }
        more(kind, values);
        return values;
    }

    private static void more(MailKind kind, Map<String, Object> values) {
        switch (kind) {
            case SSO_INVITATION, SSO_HINT -> values.put("provider", "Example Directory");
            case MFA_CODE -> values.putAll(Map.of("turns_on", true, "tries", false));
            case SIGN_IN_CODE, EMAIL_CHANGED, EMAIL_CHANGED_UNDO, SECOND_FACTOR_GUESSED ->
                    source(values);
            case PASSWORD_CHANGED -> source(values).put("by_himself", true);
            case MFA_CHANGED ->
                    source(values).putAll(Map.of("by_himself", true, "turned_on", true));
            case MFA_CHANGED_UNDO -> source(values).put("turned_on", true);
            case RECOVERY_CODES, RECOVERY_CODES_UNDO ->
                    source(values)
                            .putAll(
                                    Map.of(
                                            "renewed", true, "bypass", true, "left", "2", "few",
                                            true));
            case PASSKEY_CHANGED ->
                    source(values)
                            .putAll(Map.of("passkey", "Phone", "added", true, "by_himself", true));
            case PASSKEY_CHANGED_UNDO ->
                    source(values).putAll(Map.of("passkey", "Phone", "added", true));
            case FACTOR_CHANGED -> factor(values).put("by_himself", true);
            case FACTOR_CHANGED_UNDO -> factor(values);
            case FACTOR_REMINDER ->
                    values.putAll(
                            Map.of(
                                    "ends",
                                    "2026-12-01 00:00 UTC",
                                    "app",
                                    true,
                                    "mail",
                                    true,
                                    "passkey",
                                    true));
            case NEW_DEVICE, NEW_DEVICE_UNDO ->
                    source(values).putAll(Map.of("program", "Firefox, Linux", "has_program", true));
            case BYPASS_CODE ->
                    source(values)
                            .putAll(Map.of("by_operator", true, "ends", "2026-12-01 00:00 UTC"));
            case APP_EXPIRES ->
                    values.putAll(
                            Map.of(
                                    "app",
                                    "Reports",
                                    "app_id",
                                    "app-000000000000",
                                    "ends",
                                    "2026-12-01 00:00 UTC"));
            default -> {}
        }
    }

    private static Map<String, Object> factor(Map<String, Object> values) {
        source(values).putAll(Map.of("added", true, "removed", false, "preferred", false));
        return values;
    }

    private static Map<String, Object> source(Map<String, Object> values) {
        values.put("source", "192.0.2.7");
        return values;
    }
}
