package spaceone.testkit.room;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.EJBException;

/** How the container tells refusals from accidents. */
final class Exceptions {

    private Exceptions() {}

    static boolean areExpected(Exception e) {
        return annotation(e) != null || !(e instanceof RuntimeException);
    }

    static boolean rollBack(Exception e) {
        ApplicationException said = annotation(e);
        return said != null && said.rollback();
    }

    private static ApplicationException annotation(Exception e) {
        return e.getClass().getAnnotation(ApplicationException.class);
    }

    static EJBException wrapped(Exception e) {
        return e instanceof EJBException known ? known : new EJBException(e.getMessage(), e);
    }

    static RuntimeException asTheyAre(Exception e) {
        return Exceptions.<RuntimeException>thrown(e);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> E thrown(Exception e) throws E {
        throw (E) e;
    }
}
