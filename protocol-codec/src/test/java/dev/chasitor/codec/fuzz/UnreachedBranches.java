package dev.chasitor.codec.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Compares the branches that no input reached with those that docs/fuzzing.md lists with a reason.
 * It reads JaCoCo's report in XML.
 */
public final class UnreachedBranches {

  private static final Path PAGE = Path.of("..", "docs", "fuzzing.md");

  /** A row of the list: method, number of branches, reason. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w./$<>]+)` \\| ([0-9]+) \\| .+ \\|$");

  /** The name of a lambda, in which the method around it stands. */
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$[0-9]+");

  private UnreachedBranches() {}

  /**
   * Prints what was reached. Ends the process with 1 if the page lists other branches.
   *
   * @param arguments the report
   */
  public static void main(String[] arguments) throws Exception {
    Element report = read(Path.of(arguments[0]));
    Map<String, Integer> missed = missed(report);
    Map<String, Integer> listed = listed();
    int reached = branches(report, "covered");
    int unreached = missed.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "%,d of %,d branches reached, %,d not%n", reached, reached + unreached, unreached);
    Map<String, Integer> all = new TreeMap<>(missed);
    listed.keySet().forEach(method -> all.putIfAbsent(method, 0));
    int wrong = 0;
    for (Map.Entry<String, Integer> each : all.entrySet()) {
      int expected = listed.getOrDefault(each.getKey(), 0);
      if (each.getValue() != expected) {
        wrong++;
        System.out.printf(
            "%s: %d branches not reached, docs/fuzzing.md lists %d%n",
            each.getKey(), each.getValue(), expected);
      }
    }
    if (wrong > 0) {
      System.exit(1);
    }
  }

  /** The branches that were not reached, by method; those of lambdas are with the method around. */
  private static Map<String, Integer> missed(Element report) {
    Map<String, Integer> missed = new TreeMap<>();
    NodeList methods = report.getElementsByTagName("method");
    for (int at = 0; at < methods.getLength(); at++) {
      Element method = (Element) methods.item(at);
      int branches = branches(method, "missed");
      if (branches > 0) {
        String type = ((Element) method.getParentNode()).getAttribute("name");
        String name = LAMBDA.matcher(method.getAttribute("name")).replaceFirst("$1");
        missed.merge(type.replace("dev/chasitor/codec/", "") + "." + name, branches, Integer::sum);
      }
    }
    return missed;
  }

  /** The branches of an element itself, not of those within it. */
  private static int branches(Element of, String which) {
    NodeList children = of.getChildNodes();
    for (int at = 0; at < children.getLength(); at++) {
      if (children.item(at) instanceof Element counter
          && counter.getTagName().equals("counter")
          && counter.getAttribute("type").equals("BRANCH")) {
        return Integer.parseInt(counter.getAttribute(which));
      }
    }
    return 0;
  }

  private static Map<String, Integer> listed() throws IOException {
    Map<String, Integer> listed = new TreeMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> listed.put(row.group(1), Integer.valueOf(row.group(2))));
    return listed;
  }

  private static Element read(Path file)
      throws IOException, ParserConfigurationException, SAXException {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    // The report names a grammar that is not needed.
    builder.setEntityResolver((name, address) -> new InputSource(new StringReader("")));
    try (InputStream in = Files.newInputStream(file)) {
      return builder.parse(in).getDocumentElement();
    }
  }
}
