package spaceone.identity;

import java.util.Set;

/** The languages that our pages and mails speak, by their codes of ISO 639-1. */
public final class Languages {

    public static final Set<String> ALL = Set.of("en", "ja", "ko");

    private Languages() {}

    /** As refusals tell them. */
    public static String told() {
        return String.join(", ", ALL.stream().sorted().toList());
    }
}
