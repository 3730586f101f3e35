package dev.chasitor.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.report.ContractReport;
import dev.chasitor.conformance.report.ContractReport.State;
import dev.chasitor.conformance.report.FoundFailure;
import dev.chasitor.conformance.report.KitReport;
import dev.chasitor.conformance.report.ReportFiles;
import dev.chasitor.conformance.report.ReportJson;
import dev.chasitor.conformance.report.RuleReport;
import dev.chasitor.conformance.report.RuleReport.Result;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import dev.chasitor.tck.sim.Mutants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Contracts that run by JUnit write what they find, each into its part of the report. */
class ContractReporterTest {

  private final Path directory;

  ContractReporterTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** A contract of transports with a test of each outcome. */
  @Reported(ContractKind.TRANSPORT)
  interface Transports {

    @Test
    @DisplayName("T-REQ-01 a path is kept")
    default void keepsPath() {}

    @Test
    @DisplayName("T-REQ-01 a query is kept")
    default void keepsQuery() {
      assertEquals("a=1", "a=<1>", "the query");
    }

    @Test
    @DisplayName("T-REQ-02 headers are kept")
    default void keepsHeaders() {
      Assumptions.abort("The engine has no repeated headers.");
    }

    @Test
    @DisplayName("T-REQ-03 a body is kept")
    default void keepsBody() {}

    @Test
    @DisplayName("T-REQ-03 an empty body is kept")
    default void keepsEmptyBody() {
      Assumptions.abort("The engine has no empty bodies.");
    }

    @Test
    @Disabled("It takes too long.")
    @DisplayName("T-REQ-05 a long body is kept")
    default void keepsLongBody() {}

    @Test
    @DisplayName("the engine answers at all")
    default void answers() {
      throw new IllegalStateException("header X-LIVEAGENT-SESSION-KEY: 0123456789abcdef");
    }
  }

  /** A transport that fails some tests of the contract. */
  static class SomeTransport implements Transports {}

  /** A small contract of clients: one broken client, few schedules. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class SomeClient {

    private static final List<Clause> JUDGED =
        List.of(Clause.C_ACK_01, Clause.C_ACK_02, Clause.C_SEQ_01, Clause.C_SEQ_05B);

    @RegisterExtension
    final ContractReporter reporter = new ContractReporter(ContractKind.CLIENT_SESSION);

    private Campaign campaign = campaign(0);

    private Campaign campaign(int schedules) {
      return Campaign.run(
          Mutants.ACK_COUNTS_ANSWERS.make(),
          RandomSchedules.any(),
          schedules,
          5,
          reporter.progress("schedules", schedules));
    }

    @BeforeAll
    void runTheSchedules() {
      reporter.runs(5, 40, 0);
      campaign = campaign(40);
    }

    @TestFactory
    Stream<DynamicTest> rules() {
      return JUDGED.stream()
          .map(
              clause ->
                  DynamicTest.dynamicTest(
                      "[" + clause.id() + "] " + clause.sentence(), () -> judge(clause)));
    }

    private void judge(Clause clause) {
      reporter.judged(campaign, clause);
      campaign
          .violation(clause)
          .ifPresent(
              violation -> {
                reporter.broken(clause, violation);
                throw new AssertionError(violation.verdicts().toString());
              });
    }
  }

  /** A contract that does not reach its tests. */
  @Reported(ContractKind.CODEC)
  static class NoCodec {

    @BeforeAll
    static void opens() {
      assertTrue(Files.exists(Path.of("no", "codec")), "no codec is here");
    }

    @Test
    @DisplayName("K-ENC-01 is never reached")
    void writes() {}
  }

  @Test
  void outcomesOfTestsBecomeResultsOfRules() throws IOException {
    ContractReport contract = run(SomeTransport.class).contracts().get(0);
    assertEquals(State.FINISHED, contract.state());
    assertEquals(SomeTransport.class.getName(), contract.subject());
    RuleReport path = rule(contract, "T-REQ-01");
    assertEquals(Result.BROKEN, path.result());
    assertEquals(2, path.cases());
    FoundFailure failure = path.failures().get(0);
    assertEquals("T-REQ-01 a query is kept", failure.test());
    assertEquals("a=1", failure.expected());
    assertEquals("a=<1>", failure.observed());
    assertTrue(failure.replay().contains("SomeTransport#keepsQuery"), failure::replay);
    RuleReport headers = rule(contract, "T-REQ-02");
    assertEquals(Result.SKIPPED, headers.result());
    assertEquals("The engine has no repeated headers.", headers.reason());
    RuleReport body = rule(contract, "T-REQ-03");
    assertEquals(Result.KEPT, body.result());
    assertEquals("The engine has no empty bodies.", body.reason());
    assertEquals("It takes too long.", rule(contract, "T-REQ-05").reason());
    assertEquals("No test of this run judged it.", rule(contract, "T-TLS-01").reason());
    RuleReport besides = contract.rules().get(contract.rules().size() - 1);
    assertEquals("the engine answers at all", besides.sentence());
    assertTrue(
        besides.failures().get(0).summary().contains("SESSION-KEY: (redacted)"),
        besides.failures()::toString);
    assertTrue(besides.failures().get(0).detail().contains("at "), "the stack is missing");
  }

  @Test
  void aBrokenClientHasItsRunInTheReport() throws IOException {
    ContractReport contract = run(SomeClient.class).contracts().get(0);
    assertEquals(5, contract.seed().orElseThrow());
    assertEquals(Result.KEPT, rule(contract, "C-ACK-01").result());
    assertTrue(rule(contract, "C-ACK-01").cases() >= 40, contract::toString);
    RuleReport broken = rule(contract, "C-ACK-02");
    assertEquals(Result.BROKEN, broken.result());
    assertEquals("", broken.reason());
    assertEquals(1, broken.failures().size());
    FoundFailure failure = broken.failures().get(0);
    assertTrue(failure.summary().startsWith("The kit expected ack "), failure::summary);
    assertTrue(failure.causes().contains(Clause.C_ACK_02.rule().usualCause()), failure::toString);
    assertTrue(
        failure.run().orElseThrow().events().stream().anyMatch(event -> event.blamed()),
        "the diagram rings no event");
    String page = Files.readString(directory.resolve("rules/C-ACK-02.html"));
    assertTrue(page.contains("<svg "), page);
  }

  @Test
  void contractsShareADirectoryAndReplaceTheirParts() throws IOException {
    run(SomeTransport.class);
    run(NoCodec.class);
    KitReport both = run(SomeTransport.class);
    List<ContractReport> contracts = both.contracts();
    assertEquals(2, contracts.size());
    assertEquals(State.STOPPED, contracts.get(0).state());
    assertTrue(contracts.get(0).note().contains("no codec is here"), contracts.get(0)::note);
    assertEquals(0, contracts.get(0).count(Result.KEPT));
    for (Map.Entry<String, String> file : ReportFiles.of(both).entrySet()) {
      assertEquals(file.getValue(), Files.readString(directory.resolve(file.getKey())));
    }
  }

  @Test
  void aDocumentOfAnotherVersionAndAnOldPageAreReplaced() throws IOException {
    Files.createDirectories(directory.resolve("rules"));
    Files.writeString(directory.resolve("report.json"), "{\"version\":999}");
    Files.writeString(directory.resolve("rules/old.html"), "old");
    assertEquals(1, run(SomeTransport.class).contracts().size());
    assertFalse(Files.exists(directory.resolve("rules/old.html")));
  }

  @Test
  void aReportThatCannotBeWrittenFailsNoTest() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertEquals(2, failed(SomeTransport.class, file));
  }

  @Test
  void whatIsGreenWithoutAJudgementIsSkipped() {
    ContractRecord record = new ContractRecord(ContractKind.CLIENT_SESSION, "Some");
    record.judged("C-SEQ-04", Outcome.VACUOUS, 0);
    record.passed("[C-SEQ-04] a test");
    record.judged("C-SEQ-06", Outcome.FAIL, 3);
    record.passed("[C-SEQ-06] a test");
    assertEquals(Result.SKIPPED, rule(record.report(), "C-SEQ-04").result());
    assertEquals(Result.SKIPPED, rule(record.report(), "C-SEQ-06").result());
    assertEquals(Result.NOT_YET, rule(record.report(), "C-SEQ-01").result());
  }

  /** Runs a contract and returns the report in the directory. */
  private KitReport run(Class<?> contract) throws IOException {
    failed(contract, directory);
    return ReportJson.read(Files.readString(directory.resolve("report.json")));
  }

  /** Runs a contract and returns how many tests failed. */
  private static long failed(Class<?> contract, Path directory) {
    Launcher launcher = LauncherFactory.create();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    launcher.execute(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(contract))
            .configurationParameter(ContractReporter.DIRECTORY, directory.toString())
            .build(),
        listener);
    return listener.getSummary().getTestsFailedCount();
  }

  private static RuleReport rule(ContractReport contract, String id) {
    return contract.rules().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }
}
