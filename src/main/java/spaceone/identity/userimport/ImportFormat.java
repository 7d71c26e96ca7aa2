package spaceone.identity.userimport;

import java.util.List;

/** How the lines of a job are written. */
public enum ImportFormat {
    JSON_LINES,
    CSV;

    /** A line in JSON for each person; an empty one is none. */
    List<String> lines(String content, List<String> columns) {
        return this == CSV ? CsvLines.read(content, columns) : content.lines().toList();
    }
}
