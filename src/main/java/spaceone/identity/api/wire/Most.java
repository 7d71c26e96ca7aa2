package spaceone.identity.api.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much a member of a request may hold, where its name alone ({@link Bound}) says too little:
 * characters of a text, entries of a list, the greatest number.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Most {

    long value();

    /** The least number. */
    long least() default 0;

    /** Whether the room refuses more, by a code of its own. */
    boolean byRoom() default false;
}
