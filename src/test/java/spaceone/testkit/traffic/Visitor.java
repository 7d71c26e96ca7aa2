package spaceone.testkit.traffic;

/** Somebody who uses the service in his own way, over and over again. */
public interface Visitor {

    /** Once more. */
    void visit();

    /** At the end: is everything there that was answered? */
    void settle();
}
