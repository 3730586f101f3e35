package dev.chasitor.tck.docs;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.rule.ServerRule;
import dev.chasitor.conformance.sim.Hitch;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.host.Fault;
import dev.chasitor.tck.session.ClientSessionTck;
import dev.chasitor.tck.sim.Mutants;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

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
            public void close() { chat.close(); }   // peek, raise and freeze: if the client can
          };
        }
      }
      ```

      `Environment` is the client's whole world:

      | It gives | For |
      | --- | --- |
      | `endpoint`, `init`, `apiVersion` | the chat to ask for, at once |
      | `transport` | every HTTP exchange; an `HttpTransport`, so a client with its own I/O wraps it |
      | `timer`, `nanoClock` | time-outs and pauses; both run in virtual time |
      | `executor` | calls of the application; it runs them at once |
      | `profile` | what the guide leaves open: which recovery, numbers and acks after it, batches |
      | `application` | who must be told of phases, messages and the end |

      Everything runs on one thread, so a client must not block, sleep or start threads of its own.
      `ChatClientSubject` is the adapter of this library's client. A client that cannot be told what to do about
      an open point says what it does in `agreed(Profile)`.

      ## Verdicts

      | Verdict | Means | The test |
      | --- | --- | --- |
      | PASS | there were cases for the rule, and none broke it | passes |
      | FAIL | a chat broke it | fails, with the seed, the smallest schedule that still breaks it, and its history |
      | VACUOUS | no chat gave it anything to judge | fails for a MUST |
      | not applicable | the client does not do such a thing: `notApplicable()` | fails if there is a case after all |
      | known to fail | `knownToFail()` names it | fails if it holds after all |

      The schedules are the same on every machine. After the mixed ones, each recovery (ResyncSession,
      ReconnectSession) is run by itself, and a few schedules are run twice: the histories must be equal.

      Over a real network, `RecordingTransport` writes the history and `Checkers` judges it by the same rules.
      `LiveSessionTest` of the reference server does so with our client over both transports and in memory, in
      both recoveries; only C-RSY-10 is left out, since its checker needs virtual time.

      ## What goes wrong in a run

      A schedule is who says what when, and faults keyed by what they hit (*DROP_RESPONSE on CHAT_MESSAGE no.
      2*). After the last step nothing fails any more, for long enough to heal. The build fails if something
      in these tables never strikes.

      | Fault | What happens |
      | --- | --- |
      %s
      | Application | What it does in a call of its listener |
      | --- | --- |
      %s
      | Step | What is done |
      | --- | --- |
      %s
      A client stands still in two ways. A *suspended* process (a laptop that sleeps, a long pause of the
      collector) gets no time to run; then what is due comes first and what others sent after it. A *frozen*
      session is written down and driven no more; after a while a new client goes on from what was written.
      Both strike in each phase. For a client that cannot be frozen `freeze()` is left out.

      ## Rules

      A *broken client* differs from ours in one way. Each must be noticed by its rule within the kit's budget:
      `KillMatrixTest` tries with a few seeds in each build and with 20 in the profile `soak`, and writes how
      many schedules it took to `tck/target/kills.md`; in `soak` also which other rules notice, to
      `tck/target/matrix.md`. [kill-matrix.md](kill-matrix.md) has the figures of such a run.

      | Rule | It demands | Level | Broken clients it catches |
      | --- | --- | --- | --- |
      """;

  private static final String TAIL =
      """

      ## What a run cannot show

      | Rule | Beyond the kit | Held for our client by |
      | --- | --- | --- |
      | C-HDR-04 | that no log and no `toString` shows the key: only what leaves the client is searched | the types of secrets, and the codec's and client's own tests |
      | C-DLV-05 | calls on real threads: a slow listener is one inside which the world goes on | the client's tests |
      | C-LIV-05 | that threads are freed | the transports' contract (T-CLS-01) |
      """;

  private static final String SERVERS =
      """

      ## Rules for servers

      The kit judges no server yet. The rules are named here, so that code and documents can cite them.

      | Rule | It demands | Level | Why it is untested |
      | --- | --- | --- | --- |
      """;

  private TckPage() {}

  static String text() {
    StringBuilder out = new StringBuilder();
    out.append(HEAD.formatted(ClientSessionTck.SCHEDULES, faults(), hitches(), steps()));
    for (Rule rule : Rule.values()) {
      out.append(
          "| %s | %s | %s | %s |%n"
              .formatted(rule.id(), rule.sentence(), rule.level(), caughtBy(rule)));
    }
    out.append(TAIL).append(SERVERS);
    for (ServerRule rule : ServerRule.values()) {
      out.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  rule.id(),
                  rule.sentence(),
                  rule.level(),
                  rule.untested().orElse("It is tested.")));
    }
    return out.toString();
  }

  private static String faults() {
    return rows(Fault.Kind.values(), Fault.Kind::meaning);
  }

  private static String hitches() {
    return rows(Hitch.Kind.values(), Hitch.Kind::meaning);
  }

  private static String steps() {
    return rows(Step.Act.values(), Step.Act::meaning);
  }

  private static <T> String rows(T[] values, Function<T, String> meaning) {
    return Arrays.stream(values)
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
