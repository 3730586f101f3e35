package dev.chasitor.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.report.ContractReport;
import dev.chasitor.conformance.report.FailedRun;
import dev.chasitor.conformance.report.FoundFailure;
import dev.chasitor.conformance.report.KitReport;
import dev.chasitor.conformance.report.LoggedEvent;
import dev.chasitor.conformance.report.ReportFiles;
import dev.chasitor.conformance.report.ReportJson;
import dev.chasitor.conformance.report.RuleReport;
import dev.chasitor.conformance.report.RuleReport.Result;
import dev.chasitor.conformance.rule.Level;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Whatever a report holds, its files are right: escaped, complete, and without secrets. */
class ReportProperties {

  private static final Set<String> ELEMENTS_OF_PAGES =
      Set.of(
          "a", "body", "circle", "details", "div", "g", "h1", "h2", "h3", "head", "html", "li",
          "line", "meta", "ol", "p", "path", "pre", "rect", "section", "span", "strong", "style",
          "summary", "svg", "text", "title", "ul");

  @Property(tries = 40)
  void everyPageIsWellFormedAndHoldsNoOtherElements(@ForAll("reports") KitReport report) {
    ReportFiles.of(report)
        .forEach(
            (path, content) -> {
              if (path.endsWith(".html")) {
                Set<String> elements = new TreeSet<>();
                for (Element element : elements(parsed(content), "*")) {
                  elements.add(element.getTagName());
                  for (String reference : List.of("href", "src")) {
                    assertFalse(
                        element.getAttribute(reference).contains(":"),
                        () -> path + " refers to " + element.getAttribute(reference));
                  }
                }
                elements.removeAll(ELEMENTS_OF_PAGES);
                assertEquals(Set.of(), elements, path);
              }
            });
  }

  @Property(tries = 40)
  void everyTextStandsInItsPageAsItIs(@ForAll("texts") String text) {
    String visible = visible(text);
    KitReport report = report(text);
    Map<String, String> files = ReportFiles.of(report);
    String page = text(parsed(file(files, "rules/C-ACK-02.html")));
    for (String place : List.of("summary", "expected", "observed", "detail", "cause", "replay")) {
      assertTrue(page.contains(place + visible), () -> place + " in " + page);
    }
    assertTrue(text(parsed(file(files, "index.html"))).contains("summary" + visible));
    Element failure = elements(parsed(file(files, "junit.xml")), "failure").get(0);
    assertTrue(failure.getTextContent().contains("summary" + visible), failure::getTextContent);
  }

  @Property(tries = 60)
  void aDocumentIsReadBack(@ForAll("reports") KitReport report) {
    assertEquals(report, ReportJson.read(ReportJson.write(report)));
  }

  @Property(tries = 40)
  void theGridCountsWhatTheReportSays(@ForAll("reports") KitReport report) {
    Map<String, String> files = ReportFiles.of(report);
    Document index = parsed(file(files, "index.html"));
    assertEquals(report.count(Result.KEPT), cells(index, "cell kept"));
    assertEquals(report.count(Result.BROKEN), cells(index, "cell broken"));
    assertEquals(
        report.count(Result.SKIPPED) + report.count(Result.NOT_YET), cells(index, "cell idle"));
    Document junit = parsed(file(files, "junit.xml"));
    assertEquals(report.count(Result.BROKEN), elements(junit, "failure").size());
    assertEquals(
        report.count(Result.SKIPPED) + report.count(Result.NOT_YET),
        elements(junit, "skipped").size());
    for (Element cell : elements(index, "a")) {
      String target = cell.getAttribute("href");
      assertTrue(
          target.startsWith("#")
              ? elements(index, "li").stream()
                  .anyMatch(row -> ("#" + row.getAttribute("id")).equals(target))
              : files.containsKey(target),
          () -> "nothing stands at " + target);
    }
  }

  @Property(tries = 40)
  void theSummaryIsShort(@ForAll("reports") KitReport report) {
    String summary = file(ReportFiles.of(report), "summary.md");
    assertTrue(summary.lines().count() <= 40, summary);
    assertFalse(summary.contains("<"), summary);
  }

  @Property(tries = 40)
  void noFileHoldsASecret(@ForAll("secrets") String secret, @ForAll("texts") String around) {
    for (String form :
        List.of(
            "X-LIVEAGENT-SESSION-KEY: " + secret,
            "x-liveagent-affinity=" + secret,
            "{\"key\":\"" + secret + "\"}",
            "\"affinityToken\" : \"" + secret + "\"",
            "DELETE /chat/rest/System/SessionId/" + secret + " failed",
            secret + "!4!secret")) {
      ReportFiles.of(report(around + " " + form))
          .forEach(
              (path, content) -> assertFalse(content.contains(secret), () -> path + " of " + form));
    }
  }

  @Property(tries = 30)
  void theDiagramShowsTheBlamedEventOfALongRun(@ForAll @IntRange(min = 0, max = 299) int blamed) {
    List<LoggedEvent> events =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    new LoggedEvent(
                        Duration.ofMillis(i),
                        "Client",
                        "node-0",
                        LoggedEvent.Style.PLAIN,
                        i + 1,
                        i == blamed,
                        "event " + i))
            .toList();
    Document page = parsed(file(ReportFiles.of(report("", events)), "rules/C-ACK-02.html"));
    List<Element> rows = elements(page, "g");
    assertTrue(rows.size() <= 80, () -> rows.size() + " rows");
    List<Element> rings =
        rows.stream().filter(row -> row.getAttribute("class").endsWith(" blamed")).toList();
    assertEquals(1, rings.size());
    assertTrue(rings.get(0).getTextContent().contains("event " + blamed));
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .numeric()
        .ofMinLength(12)
        .ofMaxLength(30)
        .map(text -> "SeCrEt" + text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "</script><script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "]]> &amp; &#13; <!-- --",
            "a\r\nb\tc\u0000\u001b[31m",
            "\ud83d\ude00 e\u0301 \u05e9 \u202e",
            "| a | b |\n# c\n[x](javascript:y) `z`"),
        Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<KitReport> reports() {
    return contracts()
        .list()
        .ofMaxSize(12)
        .map(
            contracts -> {
              KitReport report = new KitReport("1.0", KitReport.EDITION, List.of());
              for (ContractReport contract : contracts) {
                report = report.with(contract);
              }
              return report;
            });
  }

  private Arbitrary<ContractReport> contracts() {
    return Combinators.combine(
            Arbitraries.of(ContractKind.values()),
            texts(),
            Arbitraries.of(ContractReport.State.values()),
            Arbitraries.longs().injectNull(0.3),
            texts(),
            Arbitraries.integers().between(0, 6).flatMap(this::rules))
        .as(
            (kind, text, state, seed, budget, rules) ->
                new ContractReport(
                    kind,
                    text,
                    state,
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
                    budget,
                    text,
                    rules));
  }

  private Arbitrary<List<RuleReport>> rules(int number) {
    return Combinators.combine(
            Combinators.combine(
                    Arbitraries.of(Level.values()),
                    texts(),
                    texts(),
                    Arbitraries.of(Result.values()),
                    Arbitraries.longs().between(0, 1_000_000),
                    failures().list().ofMaxSize(2))
                .as(
                    (level, source, sentence, result, cases, failures) ->
                        new RuleReport(
                            "", level, source, sentence, result, cases, source, failures))
                .list()
                .ofSize(number),
            Arbitraries.integers().between(0, number))
        .as(
            (rules, named) ->
                IntStream.range(0, number)
                    .mapToObj(i -> i < named ? named("X-ANY-" + i, rules.get(i)) : named(i, rules))
                    .toList());
  }

  private static RuleReport named(int number, List<RuleReport> rules) {
    RuleReport rule = rules.get(number);
    return with("", "test " + number + rule.sentence(), rule);
  }

  private static RuleReport named(String id, RuleReport rule) {
    return with(id, rule.sentence(), rule);
  }

  private static RuleReport with(String id, String sentence, RuleReport rule) {
    return new RuleReport(
        id,
        rule.level(),
        rule.source(),
        sentence,
        rule.result(),
        rule.cases(),
        rule.reason(),
        rule.result() == Result.BROKEN ? rule.failures() : List.of());
  }

  private Arbitrary<FoundFailure> failures() {
    return Combinators.combine(texts(), texts(), runs().optional(), texts().list().ofMaxSize(3))
        .as(
            (one, other, run, list) ->
                new FoundFailure(one, other, one, other, one, run, list, list, other));
  }

  private Arbitrary<FailedRun> runs() {
    return Combinators.combine(texts().list().ofMaxSize(3), texts(), events().list().ofMaxSize(20))
        .as(FailedRun::new);
  }

  private Arbitrary<LoggedEvent> events() {
    Arbitrary<String> lanes =
        Arbitraries.of("App", "Client", "Network", "Agent", "node-0", "node-1", "<node>");
    return Combinators.combine(
            Arbitraries.integers().between(0, 400_000),
            lanes,
            lanes,
            Arbitraries.of(LoggedEvent.Style.values()),
            Arbitraries.longs().between(0, 9),
            Arbitraries.of(false, false, false, true),
            texts())
        .as(
            (at, from, to, style, call, blamed, text) ->
                new LoggedEvent(Duration.ofMillis(at), from, to, style, call, blamed, text));
  }

  /** Returns a report of one broken rule, with this text in each of its places. */
  private static KitReport report(String text) {
    return report(
        text,
        List.of(
            new LoggedEvent(
                Duration.ZERO,
                "Client",
                "node-0",
                LoggedEvent.Style.PLAIN,
                1,
                true,
                "event" + text)));
  }

  private static KitReport report(String text, List<LoggedEvent> events) {
    FoundFailure failure =
        new FoundFailure(
            "test" + text,
            "summary" + text,
            "expected" + text,
            "observed" + text,
            "detail" + text,
            Optional.of(new FailedRun(List.of("schedule" + text), "", events)),
            List.of(),
            List.of("cause" + text),
            "replay" + text);
    RuleReport rule =
        new RuleReport(
            "C-ACK-02",
            Level.MUST,
            "source",
            "sentence",
            Result.BROKEN,
            1,
            "reason" + text,
            List.of(failure));
    return new KitReport(
        "1.0",
        KitReport.EDITION,
        List.of(
            new ContractReport(
                ContractKind.CLIENT_SESSION,
                "subject",
                ContractReport.State.FINISHED,
                OptionalLong.of(1),
                "",
                "note" + text,
                List.of(rule))));
  }

  /** Returns a text with the mark that stands for characters that no XML can hold. */
  private static String visible(String text) {
    return text.replaceAll("[^\t\n\r -\ud7ff\ue000-\ufffd\\x{10000}-\\x{10ffff}]", "\ufffd");
  }

  private static String file(Map<String, String> files, String path) {
    String content = files.get(path);
    assertTrue(content != null, () -> path + " is missing in " + files.keySet());
    return String.valueOf(content);
  }

  private static long cells(Document page, String look) {
    return elements(page, "a").stream()
        .filter(cell -> cell.getAttribute("class").equals(look))
        .count();
  }

  private static String text(Document page) {
    return page.getDocumentElement().getTextContent();
  }

  private static List<Element> elements(Document document, String tag) {
    NodeList found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static Document parsed(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError(xml, e);
    }
  }
}
