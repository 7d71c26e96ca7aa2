package spaceone.testkit.traffic;

/** What holds whatever happens to nodes, database and mail server. */
public enum Invariant {
    STORED("I1", "what was answered with 200 is stored"),
    ONCE("I2", "what is good once is accepted once"),
    ENDED("I3", "nothing is accepted after its end was answered"),
    MAILED("I4", "each fact's mail is handed over, again only in doubt, under its Message-ID"),
    NO_FACT_NO_MAIL("I5", "nothing that was rolled back is mailed"),
    RECORDED("I6", "each change is on record once"),
    BOUNDED("I7", "no count and no limit is passed");

    private final String number;
    private final String sentence;

    Invariant(String number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    public String number() {
        return number;
    }

    @Override
    public String toString() {
        return number + " " + sentence;
    }
}
