package spaceone.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import spaceone.testkit.Scripts;

/** What the modules of the pages decide without a picture: the tests of {@code src/test/js}. */
class ScriptsTest {

    private static final Path TESTS = Path.of("src/test/js");

    @TestFactory
    List<DynamicNode> theRulesOfThePages() throws Exception {
        List<String> files;
        try (Stream<Path> all = Files.list(TESTS)) {
            files = all.map(Path::toString).filter(name -> name.endsWith(".test.js")).toList();
        }
        Stream<String> options =
                Stream.of("--test", "--test-isolation=none", "--test-reporter=junit");
        Element report =
                read(Scripts.run(Stream.concat(options, files.stream()).toArray(String[]::new)));
        List<DynamicNode> suites =
                children(report, "testsuite")
                        .map(suite -> (DynamicNode) dynamicContainer(name(suite), tests(suite)))
                        .toList();
        assertThat(suites)
                .as("at least one of each file")
                .hasSizeGreaterThanOrEqualTo(files.size());
        // A file that cannot be read is a test that fails, beside those of the others.
        return Stream.concat(suites.stream(), tests(report)).toList();
    }

    private static Stream<DynamicNode> tests(Element suite) {
        return children(suite, "testcase")
                .map(
                        test ->
                                dynamicTest(
                                        name(test),
                                        () ->
                                                assertThat(
                                                                children(test, "failure")
                                                                        .map(
                                                                                Element
                                                                                        ::getTextContent))
                                                        .isEmpty()));
    }

    private static String name(Element element) {
        return element.getAttribute("name");
    }

    private static Stream<Element> children(Element parent, String tag) {
        NodeList all = parent.getChildNodes();
        return IntStream.range(0, all.getLength())
                .mapToObj(all::item)
                .filter(node -> node.getNodeName().equals(tag))
                .map(Element.class::cast);
    }

    private static Element read(String report) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report)))
                .getDocumentElement();
    }
}
