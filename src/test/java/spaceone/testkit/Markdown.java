package spaceone.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The blocks of code of a page, as they stand in its file. */
public final class Markdown {

    /**
     * @param heading the heading above it
     * @param language as its fence names it; empty where it is indented
     * @param text an indented one has its indentation, as whoever copies from the file
     */
    public record Block(String heading, String language, String text) {}

    private Markdown() {}

    public static List<Block> blocks(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        String fence = null;
        StringBuilder text = new StringBuilder();
        boolean between = true;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                if (fence != null) {
                    blocks.add(new Block(heading, fence, text.toString()));
                }
                fence = fence == null ? line.substring(3) : null;
                text.setLength(0);
            } else if (fence != null) {
                text.append(line).append('\n');
            } else if (line.startsWith("    ") && (between || !text.isEmpty())) {
                text.append(line).append('\n');
            } else if (line.isBlank() && !text.isEmpty()) {
                text.append('\n');
            } else {
                add(blocks, heading, text);
                heading = line.startsWith("#") ? line.replaceFirst("^#+ ", "") : heading;
            }
            between = line.isBlank();
        }
        add(blocks, heading, text);
        return blocks;
    }

    private static void add(List<Block> blocks, String heading, StringBuilder text) {
        if (!text.toString().isBlank()) {
            blocks.add(new Block(heading, "", text.toString()));
        }
        text.setLength(0);
    }
}
