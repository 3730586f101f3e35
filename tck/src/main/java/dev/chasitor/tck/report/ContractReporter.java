package dev.chasitor.tck.report;

import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.report.ContractReport;
import dev.chasitor.conformance.report.Failures;
import dev.chasitor.conformance.report.ReportDirectory;
import dev.chasitor.conformance.report.RuleReport.Result;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.schedule.Schedules;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.RealTimeCampaign;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Simulator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The extension of JUnit that writes the report of a contract while it runs. {@link Reported}
 * registers it. Each test class has an object of its own; threads may share it.
 *
 * <p>The report stands in {@link #DEFAULT_DIRECTORY}, or in the directory that the property {@link
 * #DIRECTORY} names. The property is a parameter of JUnit or of the system. A report that cannot be
 * written fails no test.
 */
public final class ContractReporter extends OutcomeListener
    implements BeforeAllCallback, AfterAllCallback, LifecycleMethodExecutionExceptionHandler {

  /** The property that names the directory of the report. */
  public static final String DIRECTORY = "chasitor.report";

  /** The directory of the report, from where the tests run. */
  public static final String DEFAULT_DIRECTORY = "target/chasitor-tck";

  private static final long BETWEEN_WRITES = Duration.ofMillis(200).toNanos();

  /** How much longer than a write the pause after it is: so writing costs little. */
  private static final int PAUSE_TO_WRITE = 10;

  private static final long BETWEEN_LINES = Duration.ofSeconds(3).toNanos();

  private final @Nullable ContractKind given;
  private final Set<Clause> toldAsBroken = EnumSet.noneOf(Clause.class);
  private final Set<Clause> brokenByTest = EnumSet.noneOf(Clause.class);
  private @Nullable ContractRecord contract;
  private @Nullable ReportDirectory directory;
  private String subject = "";
  private String test = "";
  private long nextWriteAt;
  private long toldAt;
  private boolean hasWritten;

  /** Creates the extension of a class with {@link Reported}. JUnit calls it. */
  public ContractReporter() {
    this.given = null;
  }

  /** Creates the extension of a contract of this kind. */
  public ContractReporter(ContractKind kind) {
    this.given = kind;
  }

  /**
   * Reports what the client contract will run.
   *
   * @param seed the seed of the first schedule
   * @param schedules the number of random schedules
   * @param crashes the number of random schedules with crashes
   */
  public synchronized void runs(long seed, int schedules, int crashes) {
    current()
        .runs(
            seed,
            String.format(Locale.ROOT, "%,d schedules and %,d with crashes", schedules, crashes));
  }

  /**
   * Reports what a contract in real time will run.
   *
   * @param schedules the number of schedules
   */
  public synchronized void runsInRealTime(int schedules) {
    current().runs(schedules + " schedules in real time, over loopback sockets");
  }

  /**
   * Returns what a campaign reports its progress to. It prints each broken rule at once, and a line
   * about the progress every few seconds.
   *
   * @param what the name of the schedules
   * @param most how many there will be
   */
  public Consumer<Campaign> progress(String what, int most) {
    return campaign -> progress(campaign, what, most);
  }

  private synchronized void progress(Campaign campaign, String what, int most) {
    String where = String.format(Locale.ROOT, "%,d of %,d %s", campaign.schedules(), most, what);
    for (Clause clause : campaign.broken()) {
      if (toldAsBroken.add(clause)) {
        current()
            .brokenEarly(
                clause.id(), "A schedule broke it. The smallest one stands here after its test.");
        tell(clause.id() + " is broken, after " + where + ": " + clause.sentence());
      }
    }
    if (System.nanoTime() - toldAt > BETWEEN_LINES) {
      tell(where + ", " + campaign.broken().size() + " clauses broken");
    }
    write(false);
  }

  /** Reports what the schedules of a campaign say about a clause. */
  public synchronized void judged(Campaign campaign, Clause clause) {
    current().judged(clause.id(), campaign.outcome(clause), campaign.exercised(clause));
  }

  /** Reports the smallest schedule that breaks a clause. */
  public synchronized void broken(Clause clause, Simulator.Violation violation) {
    brokenByTest.add(clause);
    current()
        .broken(clause.id(), Failures.of(clause, violation, test, replay(violation.smallest())));
  }

  /** Reports what the schedules of a campaign in real time say about a clause. */
  public synchronized void judged(RealTimeCampaign campaign, Clause clause) {
    current().judged(clause.id(), campaign.outcome(clause), campaign.exercised(clause));
  }

  /** Reports a schedule that breaks a clause in real time. */
  public synchronized void broken(Clause clause, RealTimeCampaign.Violation violation) {
    brokenByTest.add(clause);
    current()
        .broken(
            clause.id(),
            Failures.of(
                clause,
                new FaultSearch.Violation(
                    violation.schedule(), violation.verdicts(), violation.history()),
                test,
                replay(violation.schedule())));
  }

  /** Reports a schedule that breaks rules and that the search by faults found. */
  public synchronized void broken(FaultSearch.Violation violation) {
    violation.verdicts().stream()
        .flatMap(Verdict::broken)
        .forEach(
            clause -> {
              brokenByTest.add(clause);
              current()
                  .broken(
                      clause.id(),
                      Failures.of(clause, violation, test, replay(violation.scenario())));
            });
  }

  @Override
  public synchronized void beforeAll(ExtensionContext context) {
    if (contract == null) {
      Class<?> type = context.getRequiredTestClass();
      subject = type.getName();
      contract = new ContractRecord(kind(type), subject);
      directory =
          ReportDirectory.at(
              Path.of(context.getConfigurationParameter(DIRECTORY).orElse(DEFAULT_DIRECTORY)));
      write(true);
    }
  }

  private ContractKind kind(Class<?> type) {
    return given != null
        ? given
        : AnnotationSupport.findAnnotation(type, Reported.class)
            .map(Reported::value)
            .orElseThrow(() -> new IllegalStateException(type + " has no annotation @Reported"));
  }

  @Override
  public synchronized void afterAll(ExtensionContext context) {
    if (context.getRequiredTestClass().getName().equals(subject)) {
      current().finished();
      ContractReport report = current().report();
      write(true);
      tell(
          report.count(Result.KEPT)
              + " kept, "
              + report.count(Result.BROKEN)
              + " broken, "
              + report.count(Result.SKIPPED)
              + " skipped; see "
              + Objects.requireNonNull(directory).index());
    }
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable throwable)
      throws Throwable {
    stopped(throwable);
    throw throwable;
  }

  private synchronized void stopped(Throwable throwable) {
    current().stopped(TestFailures.of("", "", throwable, "").summary());
    write(true);
  }

  @Override
  synchronized void begins(String name) {
    test = name;
    brokenByTest.clear();
  }

  @Override
  synchronized void passes(String name) {
    current().passed(name);
    write(false);
  }

  @Override
  synchronized void skips(String name, String reason) {
    current().skipped(name, reason);
    write(false);
  }

  @Override
  synchronized void fails(String name, Throwable thrown, @Nullable Method method) {
    String id = name.replaceFirst("^\\[?([A-Z]-[A-Z]+-\\d+[a-z]?)]? .*", "$1");
    Throwable told =
        brokenByTest.isEmpty() || !id.equals(name)
            ? thrown
            : new AssertionError(
                "It found that these clauses are broken: "
                    + String.join(", ", brokenByTest.stream().map(Clause::id).toList()));
    current().failed(name, TestFailures.of(name, id, told, replay(method)));
    write(false);
  }

  private String replay(Scenario schedule) {
    return replay((Method) null) + " -D" + Schedules.PROPERTY + "=" + ScheduleToken.of(schedule);
  }

  private String replay(@Nullable Method method) {
    return "mvn test -Dtest='"
        + subject.substring(subject.lastIndexOf('.') + 1)
        + (method == null ? "" : "#" + method.getName())
        + "'";
  }

  private void tell(String what) {
    toldAt = System.nanoTime();
    System.out.println("Chasitor kit, " + subject + ": " + what);
  }

  private void write(boolean isDue) {
    long start = System.nanoTime();
    ReportDirectory where = directory;
    if (where == null || (!isDue && hasWritten && start - nextWriteAt < 0)) {
      return;
    }
    try {
      where.put(current().report());
      hasWritten = true;
    } catch (IOException e) {
      tell("the report could not be written: " + e);
    }
    long end = System.nanoTime();
    nextWriteAt = end + Math.max(BETWEEN_WRITES, PAUSE_TO_WRITE * (end - start));
  }

  /** Returns the record of the contract. Outside JUnit it is kept, and nothing is written. */
  private ContractRecord current() {
    ContractRecord begun = contract;
    if (begun == null) {
      begun = new ContractRecord(Objects.requireNonNull(given, "JUnit has not begun"), subject);
      contract = begun;
    }
    return begun;
  }
}
