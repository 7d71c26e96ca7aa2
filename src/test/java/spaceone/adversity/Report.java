package spaceone.adversity;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import spaceone.testkit.traffic.Books;
import spaceone.testkit.traffic.Postbox;
import spaceone.testkit.traffic.Tally;

/** What came of a run, as a page shows it. */
final class Report {

    private static final String ROW = "| %-17s | %,8d | %,7d | %,7d | %,7d | %5.1f s | %5.1f s |%n";

    /** In seconds; what is shorter explains itself. */
    private static final double LONG = 3;

    private final Books books;
    private final Postbox postbox;
    private final int minutes;

    Report(Books books, Postbox postbox, int minutes) {
        this.books = books;
        this.postbox = postbox;
        this.minutes = minutes;
    }

    void print() {
        System.out.printf("AdversityIT, %d minutes%n%n", minutes);
        System.out.println(
                "| phase             | requests | refused | put off | no answer | longest outage | longest wait |");
        System.out.println("|---|---|---|---|---|---|---|");
        books.phases().forEach(Report::row);
        row("all", books.total());
        System.out.println();
        books.phases().forEach(Report::longestWait);
        books.violations()
                .forEach(
                        (invariant, cases) ->
                                System.out.println(
                                        invariant + ": " + cases.size() + " violations"));
        System.out.println("server errors: " + books.errors().size());
        System.out.printf(
                Locale.ROOT,
                "mails: %,d (%,d handed over again)%n",
                postbox.different(),
                postbox.repeats());
        System.out.println(shares(books.total()));
        books.printWrongs();
    }

    private static void row(String phase, Tally tally) {
        if (tally.requests() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    ROW,
                    phase,
                    tally.requests(),
                    tally.refused(),
                    tally.putOff(),
                    tally.unanswered(),
                    tally.longestOutage(),
                    tally.longestWait());
        }
    }

    private static void longestWait(String phase, Tally tally) {
        if (tally.longestWait() > LONG) {
            System.out.println("longest wait, " + phase + ": " + tally.courseOfLongestWait());
        }
    }

    private static String shares(Tally total) {
        return total.methods().entrySet().stream()
                .sorted(Comparator.comparing(one -> -one.getValue().get()))
                .map(
                        one ->
                                "%s %.1f %%"
                                        .formatted(
                                                one.getKey(),
                                                100.0 * one.getValue().get() / total.requests()))
                .collect(Collectors.joining(", "));
    }
}
