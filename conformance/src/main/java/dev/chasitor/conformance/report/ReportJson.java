package dev.chasitor.conformance.report;

import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.DocumentVersion;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonRecord;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.conformance.rule.Level;
import java.nio.charset.StandardCharsets;

/**
 * Writes a report as a versioned JSON document, and reads it back. Equal reports have equal
 * documents. The class has no mutable state; many threads may use it.
 */
public final class ReportJson {

  /** The version of the documents written. */
  public static final int VERSION = 1;

  private static final JsonFormat FORMAT = JsonFormat.unlimited();

  private static final JsonType<LoggedEvent> EVENT =
      JsonRecord.<LoggedEvent>of(
              "LoggedEvent",
              s ->
                  new LoggedEvent(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.next(), s.next()))
          .required("at", DURATION, LoggedEvent::at)
          .required("from", TEXT, LoggedEvent::from)
          .required("to", TEXT, LoggedEvent::to)
          .required("style", enumOf(LoggedEvent.Style.class), LoggedEvent::style)
          .sparse("call", INT64, 0L, LoggedEvent::call)
          .sparse("blamed", BOOL, false, LoggedEvent::blamed)
          .required("text", TEXT, LoggedEvent::text);

  private static final JsonType<FailedRun> RUN =
      JsonRecord.<FailedRun>of("FailedRun", s -> new FailedRun(s.next(), s.next(), s.next()))
          .list("schedule", list(TEXT), FailedRun::schedule)
          .sparse("reduction", TEXT, "", FailedRun::reduction)
          .list("events", list(EVENT), FailedRun::events);

  private static final JsonType<FoundFailure> FAILURE =
      JsonRecord.<FoundFailure>of(
              "Failure",
              s ->
                  new FoundFailure(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.next(), s.next(),
                      s.next(), s.next()))
          .required("test", TEXT, FoundFailure::test)
          .required("summary", TEXT, FoundFailure::summary)
          .sparse("expected", TEXT, "", FoundFailure::expected)
          .sparse("observed", TEXT, "", FoundFailure::observed)
          .sparse("detail", TEXT, "", FoundFailure::detail)
          .optional("run", RUN, FoundFailure::run)
          .list("alsoBroken", list(TEXT), FoundFailure::alsoBroken)
          .list("causes", list(TEXT), FoundFailure::causes)
          .sparse("replay", TEXT, "", FoundFailure::replay);

  private static final JsonType<RuleReport> RULE =
      JsonRecord.<RuleReport>of(
              "RuleReport",
              s ->
                  new RuleReport(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.next(), s.next(),
                      s.next()))
          .sparse("id", TEXT, "", RuleReport::id)
          .required("level", enumOf(Level.class), RuleReport::level)
          .sparse("source", TEXT, "", RuleReport::source)
          .required("sentence", TEXT, RuleReport::sentence)
          .required("result", enumOf(RuleReport.Result.class), RuleReport::result)
          .required("cases", INT64, RuleReport::cases)
          .sparse("reason", TEXT, "", RuleReport::reason)
          .list("failures", list(FAILURE), RuleReport::failures);

  private static final JsonType<ContractReport> CONTRACT =
      JsonRecord.<ContractReport>of(
              "ContractReport",
              s ->
                  new ContractReport(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.next(), s.next()))
          .required("kind", enumOf(ContractKind.class), ContractReport::kind)
          .required("subject", TEXT, ContractReport::subject)
          .required("state", enumOf(ContractReport.State.class), ContractReport::state)
          .optionalLong("seed", ContractReport::seed)
          .sparse("budget", TEXT, "", ContractReport::budget)
          .sparse("note", TEXT, "", ContractReport::note)
          .list("rules", list(RULE), ContractReport::rules);

  /** A report with the version of its document. */
  private record Document(int version, KitReport report) {}

  private static final JsonType<Document> DOCUMENT =
      JsonRecord.<Document>of(
              "Report", s -> new Document(s.next(), new KitReport(s.next(), s.next(), s.next())))
          .required("version", INT32, Document::version)
          .required("kit", TEXT, document -> document.report().kit())
          .required("edition", TEXT, document -> document.report().edition())
          .list("contracts", list(CONTRACT), document -> document.report().contracts());

  private ReportJson() {}

  /** Returns the document of a report, with indentation. */
  public static String write(KitReport report) {
    return FORMAT.toPrettyText(DOCUMENT, new Document(VERSION, report)) + "\n";
  }

  /**
   * Reads a document.
   *
   * @throws MalformedMessageException if it is not the document of a report, or has another version
   */
  public static KitReport read(String json) {
    byte[] document = json.getBytes(StandardCharsets.UTF_8);
    DocumentVersion.require(FORMAT, document, "a report", VERSION);
    return FORMAT.fromBytes(DOCUMENT, document).report();
  }
}
