package spaceone.identity.api.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the results of a {@code list} are; rows come straight from the database, so the return type
 * cannot tell.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListOf {
    Class<? extends Record> value();

    /** What stands before the rows, and says what they are. {@code Record}: nothing does. */
    Class<? extends Record> manifest() default Record.class;
}
