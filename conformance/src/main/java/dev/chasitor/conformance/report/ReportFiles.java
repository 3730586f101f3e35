package dev.chasitor.conformance.report;

import dev.chasitor.conformance.report.RulePage.Broken;
import dev.chasitor.conformance.report.RuleReport.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes the files of a report. Equal reports have equal files. The class has no state. */
public final class ReportFiles {

  /** The path of the document that {@link ReportJson} reads. */
  static final String JSON = "report.json";

  private ReportFiles() {}

  /**
   * Returns the files of a report.
   *
   * @return the contents by the path in the directory of the report, with slashes: {@code
   *     index.html}, {@code report.json}, {@code junit.xml}, {@code summary.md}, and {@code
   *     rules/ID.html} for each broken rule
   */
  public static SortedMap<String, String> of(KitReport report) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("index.html", IndexPage.of(report));
    files.put(JSON, ReportJson.write(report));
    files.put("junit.xml", JunitXml.of(report));
    files.put("summary.md", MarkdownSummary.of(report));
    Map<String, List<Broken>> pages = new TreeMap<>();
    TreeSet<String> ids = new TreeSet<>();
    for (ContractReport contract : report.contracts()) {
      for (RuleReport rule : contract.all(Result.BROKEN)) {
        pages
            .computeIfAbsent(rule.page(), page -> new ArrayList<>())
            .add(new Broken(contract, rule));
        ids.add(rule.id());
      }
    }
    pages.forEach((page, broken) -> files.put(page, RulePage.of(broken, ids)));
    return files;
  }
}
