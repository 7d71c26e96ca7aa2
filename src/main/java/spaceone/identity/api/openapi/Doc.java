package spaceone.identity.api.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the document says of a method, or of a record's member where its name alone ({@code
 * openapi/members.txt}) does not say enough. Of a method the first sentence is the summary. Who may
 * call it, its errors and its record are told from the code and need no words.
 */
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {

    String value();

    /** Of a method: the members its examples show beside the required ones, with blanks between. */
    String with() default "";

    /** Of a member: a value in JSON, where that of its name does not fit. */
    String example() default "";
}
