package dev.chasitor.tck.docs;

import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.conformance.rule.JournalRule;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.rule.ServerRule;
import dev.chasitor.conformance.sim.Crash;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.host.Fault;
import dev.chasitor.tck.codec.CodecMutants;
import dev.chasitor.tck.codec.CodecTck;
import dev.chasitor.tck.journal.JournalMutants;
import dev.chasitor.tck.session.ClientSessionTck;
import dev.chasitor.tck.sim.Mutants;
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
      by %d random chats over a network that fails. Each rule is a test of its own.

      The tables are generated; [CONTRIBUTING](../CONTRIBUTING.md) has the command, and a test fails when this
      page and they differ.

      - [The adapter](#the-adapter)
      - [Verdicts](#verdicts)
      - [What goes wrong in a run](#what-goes-wrong-in-a-run)
      - [Rules](#rules)
      - [What a run cannot show](#what-a-run-cannot-show)
      - [Rules for servers](#rules-for-servers)
      - [Rules for codecs](#rules-for-codecs)
      - [Rules for journals](#rules-for-journals)

      ## The adapter

      Depend on `dev.chasitor:chasitor-tck` in test scope (with JUnit's and jqwik's engines) and extend one
      class:

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

      Everything runs on one thread, so a client must not block, sleep or start threads of its own.
      `ChatClientSubject` is the adapter of this library's client. A client with a fixed choice for an open point
      states that choice in `agreed(Profile)`.

      ## Verdicts

      | Verdict | Means | The test |
      | --- | --- | --- |
      | PASS | some chats gave the rule something to judge, and none broke it | passes |
      | FAIL | a chat broke it | fails, with the seed, the smallest schedule that still breaks it, and its history |
      | VACUOUS | no chat gave it anything to judge | fails for a MUST |
      | not applicable | `notApplicable()` names the rule: the client never does such a thing | fails if a chat gives the rule something to judge |
      | known to fail | `knownToFail()` names the rule | fails if no chat breaks it |

      The schedules are the same on every machine. After the mixed schedules the test runs each recovery
      (ResyncSession, ReconnectSession) alone. It runs a few schedules twice and compares the histories.

      Over a real network, `RecordingTransport` writes the history and `Checkers` judges it by the same rules.
      `LiveSessionTest` of the reference server does so with our client over both transports and in memory, in
      both recoveries; only C-RSY-10 is left out, since its checker needs virtual time.

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
      leaves `freeze()` out if its client cannot freeze.

      Crashes happen in runs with a journal, or after a freeze. A killed process falls silent at once. A new one
      goes on from the journal (`restart()`), or from the document of the freeze, which is stale then. Or a new
      process claims the session while the old one lives. Commands that nobody kept may or may not have been sent.
      An adapter leaves `restart()` out if its client keeps no journal. Then no crash happens to it, and the rules
      about crashes are skipped.

      ## Rules

      A *broken client* is this library's client with one deliberate mistake. Its rule must notice it within 1,000
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
    out.append(HEAD.formatted(ClientSessionTck.SCHEDULES, faults(), hitches(), steps(), crashes()));
    for (Rule rule : Rule.values()) {
      out.append(
          "| %s | %s | %s | %s |%n"
              .formatted(rule.id(), rule.sentence(), rule.level(), caughtBy(rule)));
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

  private static String caughtBy(Rule rule) {
    return Arrays.stream(Mutants.values())
        .filter(mutant -> mutant.killedBy() == rule)
        .map(mutant -> "`" + mutant + "`: " + mutant.difference())
        .collect(Collectors.joining("<br>"));
  }
}
