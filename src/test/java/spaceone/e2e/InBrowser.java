package spaceone.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import spaceone.it.InServer;

/** A test class that uses the pages as people do. Its tests take a {@link Screen}. */
@Tag("browser")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@InServer
@ExtendWith(Screens.class)
public @interface InBrowser {}
