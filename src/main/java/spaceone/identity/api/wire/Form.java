package spaceone.identity.api.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A free-form object that a room reads by known names: its texts are bounded as members are. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Form {

    /** Characters of each text; 0: by its name. */
    int longest() default 0;
}
