package dev.chasitor.tck.docs;

import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.conformance.rule.JournalRule;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.rule.ServerRule;
import dev.chasitor.conformance.sim.Crash;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.RealTimeCampaign;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.conformance.subject.SubjectCapability;
import dev.chasitor.host.Fault;
import dev.chasitor.tck.codec.CodecMutants;
import dev.chasitor.tck.codec.CodecTck;
import dev.chasitor.tck.journal.JournalMutants;
import dev.chasitor.tck.session.ClientSessionTck;
import dev.chasitor.tck.sim.Mutants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;

/** docs/tck.md: how to judge a client, and the rules with the broken clients that each catches. */
final class TckPage {

  private static final String HEAD =
      """
      # The kit for client sessions

      `ClientSessionTck` judges any client of the protocol that runs on the JVM: in process, in virtual time,
      by %d random chats over a network that fails. Each clause of a rule is a test of its
      own. `BlockingClientTck` judges a
      client with its own sockets, threads and clock, in real time.

      The tables are generated; [CONTRIBUTING](../CONTRIBUTING.md) has the command, and a test fails when this
      page and they differ.

      - [The first verdict](#the-first-verdict)
      - [The adapter](#the-adapter)
      - [Clients that block](#clients-that-block)
      - [What the kit demands of an adapter](#what-the-kit-demands-of-an-adapter)
      - [Partial clients and opt-outs](#partial-clients-and-opt-outs)
      - [Verdicts](#verdicts)
      - [Your first ten failures](#your-first-ten-failures)
      - [To challenge a rule](#to-challenge-a-rule)
      - [A failure again](#a-failure-again)
      - [Commands](#commands)
      - [The report](#the-report)
      - [What goes wrong in a run](#what-goes-wrong-in-a-run)
      - [Rules](#rules)
      - [What a run cannot show](#what-a-run-cannot-show)
      - [Rules for servers](#rules-for-servers)
      - [Rules for codecs](#rules-for-codecs)
      - [Rules for journals](#rules-for-journals)

      ## The first verdict

      Add this dependency, and JUnit's engine:

      ```xml
      <dependency>
        <groupId>dev.chasitor</groupId>
        <artifactId>chasitor-tck</artifactId>
        <version>${chasitor.version}</version>
        <scope>test</scope>
      </dependency>
      ```

      Write one class, and run it with `mvn test -Dtest=MyTckTest`. Then open
      `target/chasitor-tck/index.html`.

      | You wrote | Extend or implement | Give it | A complete example in this project | It takes |
      | --- | --- | --- | --- | --- |
      | a client that takes a transport, a timer and a clock | `ClientSessionTck` | `open(Environment)` | `ChatClientTckTest` | a minute or two |
      | a client that blocks | `BlockingClientTck` | `open(URI, ChasitorInitRequest, Application)` | `NaiveClientTckTest` | less than a minute |
      | a codec | `CodecTck` | a `CodecSubject` | `ChasitorCodecTckTest` | seconds |
      | a transport | `TransportTck` | `open(TransportOptions)` | `JdkHttpTransportTckTest` | a minute |
      | a journal | `JournalTck` | `open(String)` and `newPlace()` | `CountingJournalTckTest` | a minute |

      The build compiles and runs each of these examples. Every rule is a test whose name begins with its id. Green
      is kept, red is broken, and a skipped test says why nothing judged the rule.

      ## The adapter

      Depend on `dev.chasitor:chasitor-tck` in test scope, with JUnit's engine (jqwik's comes with the kit), and
      extend one class:

      ```java
      class MyClientTckTest extends ClientSessionTck {
        @Override
        protected SubjectSession open(Environment environment) {
          MyChat chat = MyChat.connect(environment);   // your client, on the kit's network, timer and clock
          return new SubjectSession() {
            public CompletionStage<Fate> say(String text) { return chat.send(text).thenApply(My::fate); }
            public CompletionStage<Fate> end() { return chat.end().thenApply(My::fate); }
            public void type() { chat.typing(); }
            public void close() { chat.close(); }   // peek, raise, freeze, restart: if the client can
          };
        }
      }
      ```

      `Environment` is the client's whole world:

      | It gives | For |
      | --- | --- |
      | `endpoint`, `init`, `apiVersion` | the chat to ask for, at once |
      | `transport` | every HTTP exchange; a client with its own I/O wraps this `HttpTransport` |
      | `timer`, `nanoClock` | time-outs and pauses; both run in virtual time |
      | `executor` | calls to the application; it runs them at once |
      | `profile` | the options for what the guide leaves open: recovery, numbers and acks after it, batches |
      | `jitterSeed` | the seed of everything that a client draws at random |
      | `application` | receives the client's reports of phases, messages and the end, and the numbers of its events |
      | `journal` | in some runs, where the client keeps its session |

      Everything runs on one thread, in virtual time. `ChatClientSubject` is the adapter of this library's client. A client with a fixed choice for an open point
      states that choice in `agreed(Profile)`.

      ## Clients that block

      A client that calls `HttpClient.send`, sleeps, or has its own threads cannot run in virtual time.
      `BlockingClientTck` gives it a real server on a loopback port, which fails as each schedule says:

      ```java
      %s```

      `NaiveClient` is the client under test there: the JDK's HTTP client, one thread that polls, and switches for
      six usual mistakes. `BlockingClientTckTest` shows which rule names each of them.

      - A call may wait for its answer, but must return. One that does not return within 30 s is a finding,
        `RETURNS_IN_TIME`, with the stack of the client. After three such schedules the rest is left out.
      - Reports may come from any thread. Report a message before the poll that acknowledges it.
      - There are a few dozen short schedules, and the `clientPollTimeout` is 2 s. Steps wait for what
        happened before them, never for a time. Of the times in a schedule only the order counts.
      - The history shows what the server saw. A client gives a request up by closing its connection.
      - A schedule that breaks a rule runs three times, and each run must break it. So a machine that stands still
        for a moment accuses nobody.
      - The report has a contract of its own, *Blocking clients, in real time*.

      These rules are skipped, each with its reason:

      | Rule | Why real time cannot judge it |
      | --- | --- |
      %s
      ## What the kit demands of an adapter

      Whatever a client does is a finding, and the run goes on with the next schedule. Each demand is a test,
      `[adapter NEVER_BLOCKS]` for example. Its failure shows the schedule, the history with a line `BREACH`, and
      the stack of the client's code.

      | Demand | It says | The usual cause of a breach |
      | --- | --- | --- |
      %s
      A client that blocks for some seconds of real time is left: its thread is interrupted and stays behind, a
      daemon. The history ends there, and no rule judges it. After three schedules that the client held up, the
      rest is left out. Then the rules that no schedule broke are skipped, since too few schedules judged them.

      Calls of the environment from a foreign thread are refused there with an `IllegalStateException`.

      ## Partial clients and opt-outs

      `capabilities()` names what the client lacks, with the reason. The kit tries each capability anyway: one that
      is declared and never seen fails, and so does one that is seen and declared missing. The rules that need a
      missing one are skipped.

      ```java
      @Override
      protected SubjectCapabilities capabilities() {
        return SubjectCapabilities.all()
            .without(SubjectCapability.FREEZE, "the client lives as long as its page")
            .without(SubjectCapability.RESTART, "the client keeps no journal");
      }
      ```

      | Capability | The client has it if |
      | --- | --- |
      %s
      `notApplicable()` and `knownToFail()` name single rules by their ids, each with its reason. Both are checked:
      an id that no rule has, a rule that was judged after all, and a rule that is kept after all fail. The test
      *Enough of the binding rules are judged* publishes the binding rules that are opted out. It fails if fewer
      than two thirds of the binding rules were judged.

      ## Verdicts

      | Verdict | Means | The test |
      | --- | --- | --- |
      | PASS | some chats gave the rule something to judge, and none broke it | passes |
      | FAIL | a chat broke it | fails, with the smallest schedule that still breaks it, its token, and its history |
      | VACUOUS | no chat gave it anything to judge | skipped, with the usual mistake; fails if no clause of a MUST was judged |
      | not judged | the client lacks a capability that the rule needs, or it held up too many chats | skipped, with the reason |
      | not applicable | `notApplicable()` names the rule: the client never does such a thing | skipped, with the reason; fails if a chat gives the rule something to judge |
      | known to fail | `knownToFail()` names the rule | skipped, with the reason; fails if no chat breaks it |

      The schedules are the same on every machine. After the mixed schedules the test runs each recovery
      (ResyncSession, ReconnectSession) alone. Each schedule runs twice. If the two histories of one differ, the
      client is not deterministic, and the test shows the first event that differs. The search that tries each
      fault at each request runs its schedules once.

      Over a real network, `RecordingTransport` writes the history and `Checkers` judges it by the same rules.
      `LiveSessionTest` of the reference server does so with our client over both transports and in memory, in
      both recoveries; only C-RSY-10 is left out, since its checker needs virtual time.

      ## Your first ten failures

      Mend them in this order: the ones above often cause those below.

      | You see | It usually means |
      | --- | --- |
      | `[adapter THROWS_NOTHING]` | The client meets an answer that it does not expect. The stack names the line. |
      | `[adapter NEVER_BLOCKS]`, `[adapter NEVER_WAITS]` | The client waits for its own answer or for real time. Use `BlockingClientTck`, or the kit's timer. |
      | `[adapter RETURNS_IN_TIME]` | A call waits for an answer that does not come, or for a thread that has ended. |
      | C-OPEN-04 | The client posts after `ChatRequestSuccess`. It must wait for `ChatEstablished`. |
      | C-SEQ-02 | A retry takes a new number, so the server takes the line twice. |
      | C-ACK-02 | The ack is a counter of polls. It must be the `sequence` of the last batch. |
      | C-POLL-03, C-POLL-04 | The poll has no time-out, or a constant in place of `clientPollTimeout`. |
      | C-RSY-12 | A 503 is taken for a failure that passes. It means that the node is lost: ask for a take-over. |
      | C-ERR-01 | A line is reported as accepted when it is sent, not when the server has answered. |
      | C-LIV-01, C-LIV-02 | Something was lost in the end. Nearly always another broken rule says where. |

      A rule that is VACUOUS is no mistake by itself: the client never came to the place. Look at the broken rules
      first.

      ## To challenge a rule

      A rule may be wrong, or its checker may be. Open an issue with these four:

      1. the id of the rule, and the version of the kit, which stands in the report;
      2. the token of the schedule, which stands at the end of the failure;
      3. the history of the failure, or the page `rules/ID.html`;
      4. the sentence of the guide, with its chapter, that says something else. A capture of the real service
         counts more.

      A maintainer runs the token. If the checker is wrong, the history becomes a test that must pass, and the checker
      changes. If the rule is wrong, it gets a ruling in [errata.md](errata.md), and its sentence or its level
      changes. The id stays. If both are right, the answer names the source. Until then name the rule in
      `knownToFail()` with the number of the issue: the kit tells you when it is kept.

      ## A failure again

      A schedule is a value with two written forms. Both mean the same schedule in later editions, whatever a
      seed means there.

      | Form | For | Written by |
      | --- | --- | --- |
      | a token, such as `S1:x3JCNSM2hx…` | a command line, a bug report | each failure; `ScheduleToken` |
      | a JSON document, `scenario.json` | reading and changing | `./chasitor tck replay --json TOKEN`; `ScheduleJson` |

      A token is the version, a check sum and the compressed document; a damaged one is refused. Reading a document
      is strict: it names the place of each property that is missing, unknown, or of the wrong type. Its times
      are durations since the run began, such as `PT1.5S`.

      | To run it | Do this |
      | --- | --- |
      | with your client | `mvn test -Dtest=MyClientTckTest -Dchasitor.schedule=TOKEN`, or the path of the document |
      | with the client of this library | `./chasitor tck replay TOKEN`, or the path of the document |

      With a given schedule the contract runs nothing else. A rule that the schedule gives nothing to judge is
      skipped.

      | System property | It sets | Without it |
      | --- | --- | --- |
      | `chasitor.schedule` | the one schedule to run, by its token or the path of its document | random schedules run |
      | `chasitor.tck.schedules` | the number of mixed schedules; each recovery alone has a fifth of it, the crashes have three tenths | %d |
      | `chasitor.tck.seed` | the seed of the first schedule | the same on every machine |

      With few schedules some rules of level MUST have nothing to judge, and so they fail. Gradle passes a system
      property on to tests only if the build says so.

      ## Commands

      | Command | What it does |
      | --- | --- |
      | `./chasitor tck rules` | lists the rules of all catalogues; `--role codec` those of one, `--json` with everything about them |
      | `./chasitor tck explain C-RSY-09` | says what the rule demands, where it comes from, the usual mistake, and a schedule that exercises it |
      | `./chasitor tck selftest` | judges this library's client and four clients with one mistake each, and says whether the kit tells them apart |
      | `./chasitor tck replay TOKEN` | runs a schedule, and shows its history and the verdict of each rule |

      ## The report

      Every contract of the kit (client sessions, codecs, transports, journals) writes into one directory while it
      runs. Open `target/chasitor-tck/index.html`. The first version of it is there when the contract begins. A run
      that stops in the middle leaves what it found so far.

      | File | Holds |
      | --- | --- |
      | `index.html` | each contract with its seed and budget, a grid of all rules, how many cases each had, and why others were skipped |
      | `rules/ID.html` | a page for each broken rule |
      | `report.json` | the same for programs; `version` is the version of its form |
      | `junit.xml` | a test case for each rule, named `[C-ACK-02] The ack is …` |
      | `summary.md` | at most 40 lines, for the page of a build |

      A rule has one of four results.

      | Result | Means |
      | --- | --- |
      | kept | it was judged, and nothing broke it |
      | broken | a test failed |
      | skipped | it was not judged, and the reason stands beside it: an opt-out, a missing capability, or no case at all |
      | not yet judged | the contract has not come to it, or ended before |

      Skipped is never shown as kept. A rule that only some tests judged is kept, and shows why the others were
      skipped.

      The page of a broken rule tells, from top to bottom:

      1. the rule, and in one sentence what happened;
      2. which other rules the same run broke: one mistake often breaks several;
      3. the smallest schedule that still breaks the rule;
      4. a diagram of the run. A red cross is a fault, or the place where something was lost. A dashed arrow comes
         late. A bar shows how long a call was open. The yellow rows are the events that the verdict names;
      5. what was expected and what was observed;
      6. the usual causes, and the command that shows it again;
      7. the log of all events.

      Each page is one file, without scripts or other files, so a build can publish it as it is. The report holds no
      time of day. Two runs of the same implementation write the same files. Session keys and affinity tokens are
      taken out, and short tags such as `key-1` stand for them.

      The contract of client sessions also prints a line for each broken rule as soon as a schedule breaks it, and a
      line about its progress every few seconds.

      The property `chasitor.report` names another directory. It may be a system property or a configuration parameter
      of JUnit. Contracts in several test classes, and in several processes, share the directory. Each replaces its own
      part, and the others stay until you delete the directory (`mvn clean`).

      By itself Surefire names the tests of a factory `rules()[29]`. With this configuration its own report names the
      rule, too:

      ```xml
      <plugin>
        <artifactId>maven-surefire-plugin</artifactId>
        <configuration>
          <statelessTestsetReporter
              implementation="org.apache.maven.plugin.surefire.extensions.junit5.JUnit5Xml30StatelessReporter">
            <usePhrasedTestCaseMethodName>true</usePhrasedTestCaseMethodName>
          </statelessTestsetReporter>
        </configuration>
      </plugin>
      ```

      ## What goes wrong in a run

      A schedule says who says what when, and which request a fault hits (*DROP_RESPONSE on CHAT_MESSAGE no.
      2*). After the last step the run goes on without faults until the session can have healed. The build fails
      if something in these tables never happens.

      | Fault | What happens |
      | --- | --- |
      %s
      | Application | What it does in a call of its listener |
      | --- | --- |
      %s
      | Step | What is done |
      | --- | --- |
      %s
      | Crash | What happens to the client's process |
      | --- | --- |
      %s
      A client stops in two ways. A *suspended* process (a laptop that sleeps, a long garbage collection) gets no
      time to run. When it goes on, its timers and what arrived meanwhile run at once, in either order. A *frozen*
      session is written to a document, and later a new client thaws it. Both happen in each phase. An adapter
      leaves `freeze()` out if its client cannot freeze, and declares that.

      Crashes happen in runs with a journal, or after a freeze. A killed process falls silent at once. A new one
      goes on from the journal (`restart()`), or from the document of the freeze, which is stale then. Or a new
      process claims the session while the old one lives. Commands that nobody kept may or may not have been sent.
      An adapter leaves `restart()` out if its client keeps no journal, and declares that. Then no crash happens to
      it, and the rules about crashes are skipped.

      ## Rules

      A rule that demands several things has a *clause* for each, with a letter behind its id. Each clause counts
      its cases.

      A *broken client* is this library's client with one deliberate mistake. Its clause must notice it within 1,000
      schedules. `KillMatrixTest` tries a few seeds in each build and 20 in the profile `soak`. It writes how many
      schedules it took to `tck/target/kills.md`. In `soak` it also writes to `tck/target/matrix.md` which other
      rules noticed. [kill-matrix.md](kill-matrix.md) has the figures of such a run.

      | Rule | It demands | Level | Broken clients it catches |
      | --- | --- | --- | --- |
      """;

  private static final String TAIL =
      """

      ## What a run cannot show

      | Rule | What the kit cannot judge | What covers it for this library's client |
      | --- | --- | --- |
      | C-HDR-04 | whether a log or a `toString` shows the key: the kit searches only what leaves the client | the types of secrets, and the tests of the codec and the client |
      | C-DLV-05 | calls on real threads: in the kit everything runs on one | the client's tests |
      | C-LIV-05 | whether threads end | the transports' contract (T-CLS-03) |
      | C-DUR-05 | the rule: a run has one session | `RetrySpreadTest` and `RetrySpreadProperties` |
      """;

  private static final String SERVERS =
      """

      ## Rules for servers

      The kit judges no server yet. The table lists the rules, so that code and documents can cite them.

      | Rule | It demands | Level | A server that breaks it | Why it is untested |
      | --- | --- | --- | --- | --- |
      """;

  private static final String CODECS =
      """

      ## Rules for codecs

      `CodecTck` judges any codec of the protocol's documents: implement it, with a `CodecSubject` as the adapter.
      A rule has one test for each of its clauses. A failure names the rule, how many cases were judged, and the
      first complaints with their places. A test that judged nothing is skipped and says so: a codec that reads no
      session key has not shown that it hides one. A *broken codec* has one deliberate mistake, which its rule and
      no other must notice (`CodecMutantsTest`).

      | Rule | It demands | Level | Tests | Broken codecs it catches |
      | --- | --- | --- | --- | --- |
      """;

  private static final String JOURNALS =
      """

      ## Rules for journals

      `JournalTck` judges any `SessionJournal`; [journal.md](journal.md) shows how. Each rule is binding. A
      *broken journal* has one deliberate mistake, which its rule must notice (`JournalMutantsTest`).

      | Rule | It demands | Broken journals it catches |
      | --- | --- | --- |
      """;

  private TckPage() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(
        HEAD.formatted(
            ClientSessionTck.SCHEDULES,
            blockingExample(),
            leftOut(),
            demands(),
            capabilities(),
            ClientSessionTck.SCHEDULES,
            faults(),
            hitches(),
            steps(),
            crashes()));
    for (Rule rule : Rule.values()) {
      appendRule(out, rule);
    }
    out.append(TAIL).append(SERVERS);
    for (ServerRule rule : ServerRule.values()) {
      out.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  rule.id(),
                  rule.sentence(),
                  rule.level(),
                  rule.usualCause(),
                  rule.untested().orElse("It is tested.")));
    }
    out.append(CODECS);
    for (CodecRule rule : CodecRule.values()) {
      out.append(
          "| %s | %s | %s | %d | %s |%n"
              .formatted(rule.id(), rule.sentence(), rule.level(), tests(rule), caughtBy(rule)));
    }
    out.append(JOURNALS);
    for (JournalRule rule : JournalRule.values()) {
      out.append("| %s | %s | %s |%n".formatted(rule.id(), rule.sentence(), caughtBy(rule)));
    }
    return out.toString();
  }

  private static void appendRule(StringBuilder out, Rule rule) {
    List<Clause> clauses = Clause.of(rule);
    boolean isWhole = clauses.size() < 2;
    out.append(
        "| %s | %s | %s | %s |%n"
            .formatted(
                rule.id(),
                rule.sentence(),
                rule.level(),
                isWhole
                    ? clauses.stream().map(each -> caughtBy(each)).collect(Collectors.joining())
                    : ""));
    if (!isWhole) {
      for (Clause clause : clauses) {
        out.append(
            "| %s | %s | | %s |%n".formatted(clause.id(), clause.sentence(), caughtBy(clause)));
      }
    }
  }

  private static long tests(CodecRule rule) {
    return Arrays.stream(CodecTck.class.getMethods())
        .map(test -> test.getAnnotation(DisplayName.class))
        .filter(name -> name != null && name.value().startsWith(rule.id() + " "))
        .count();
  }

  private static String caughtBy(CodecRule rule) {
    return Arrays.stream(CodecMutants.values())
        .filter(mutant -> mutant.killedBy() == rule)
        .map(mutant -> "`" + mutant + "`")
        .collect(Collectors.joining(", "));
  }

  private static String caughtBy(JournalRule rule) {
    return Arrays.stream(JournalMutants.values())
        .filter(mutant -> mutant.killedBy() == rule)
        .map(mutant -> "`" + mutant + "`: " + mutant.difference())
        .collect(Collectors.joining("<br>"));
  }

  /** Returns the class that judges the naive client, which the build compiles and runs. */
  private static String blockingExample() {
    try {
      String source =
          Files.readString(
              Path.of("src/test/java/dev/chasitor/tck/session/NaiveClientTckTest.java"));
      return source.substring(source.indexOf("class NaiveClientTckTest"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String leftOut() {
    return RealTimeCampaign.leftOut().entrySet().stream()
        .map(left -> "| %s | %s |%n".formatted(left.getKey().id(), left.getValue()))
        .collect(Collectors.joining());
  }

  private static String demands() {
    return Arrays.stream(AdapterDemand.values())
        .map(
            demand ->
                "| `%s` | %s | %s |%n".formatted(demand, demand.sentence(), demand.usualCause()))
        .collect(Collectors.joining());
  }

  private static String capabilities() {
    return rows(List.of(SubjectCapability.values()), SubjectCapability::meaning);
  }

  private static String faults() {
    return rows(Fault.Kind.all(), Fault.Kind::meaning);
  }

  private static String hitches() {
    return rows(List.of(Hitch.Kind.values()), Hitch.Kind::meaning);
  }

  private static String steps() {
    return rows(List.of(Step.Act.values()), Step.Act::meaning);
  }

  private static String crashes() {
    return rows(List.of(Crash.Kind.values()), Crash.Kind::meaning);
  }

  private static <T> String rows(List<T> values, Function<T, String> meaning) {
    return values.stream()
        .map(value -> "| `%s` | %s |%n".formatted(value, meaning.apply(value)))
        .collect(Collectors.joining());
  }

  private static String caughtBy(Clause clause) {
    return Arrays.stream(Mutants.values())
        .filter(mutant -> mutant.killedBy() == clause)
        .map(mutant -> "`" + mutant + "`: " + mutant.difference())
        .collect(Collectors.joining("<br>"));
  }
}
