package spaceone.identity.query;

import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.BiFunction;

/** One entry of a white list; {@code emitted} stands in the answer where the column is null. */
record Field(String key, Term term, boolean hidden, boolean computed, Optional<JsonValue> emitted) {

    /** A field whose properties are still being said. */
    static final class Draft {

        final String key;
        boolean optional;
        boolean notNull;
        boolean hidden;
        boolean computed;
        Optional<JsonValue> emitted = Optional.empty();

        /** Made of whether the field is optional, and whether it is never null. */
        BiFunction<Boolean, Boolean, Term> term;

        Draft(String key, BiFunction<Boolean, Boolean, Term> term) {
            this.key = key;
            this.term = term;
        }

        Field finished() {
            Term stored = term.apply(optional, notNull);
            Term shown = emitted.map(stored::shownAs).orElse(stored);
            return new Field(key, shown, hidden, computed, emitted);
        }
    }
}
