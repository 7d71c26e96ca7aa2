package spaceone.identity.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import spaceone.identity.token.CallerRole;

/** Who may call a method (docs/contract/tenancy.md). A system token passes everywhere. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Permission {

    /** No string of its own: the method asks for that of the method it stands for. */
    String OF_ANOTHER_METHOD = "any";

    /**
     * The permission string, {@code identity:Resource.verb}, held against the token's permissions.
     */
    String value();

    /**
     * The {@code rol} values that pass. {@link CallerRole#USER} alone means any human, acting for
     * himself.
     */
    CallerRole[] callers();

    /**
     * When not empty, any human may also call the method about himself, and the token's permissions
     * are held against this string instead. The method itself demands that the request names the
     * caller.
     */
    String self() default "";
}
