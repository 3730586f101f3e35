package dev.chasitor.cli.transport;

import dev.chasitor.conformance.rule.TransportRule;
import dev.chasitor.tck.transport.TransportExamination;
import dev.chasitor.tck.transport.TransportExamination.Verdict;
import dev.chasitor.tck.transport.TransportTck;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** docs/transports.md: what each transport does with each rule, as a run of the contract found. */
final class TransportsPage {

  private static final String HEAD =
      """
      # Transports

      Generated from a run of the contract; [CONTRIBUTING](../CONTRIBUTING.md) has the command, and a test
      fails when this page and a run differ.

      A transport carries one HTTP request and reports one outcome: `dev.chasitor.transport.HttpTransport`.
      It decides nothing: the session decides about retries and redirects. A session works with every transport.

      | | engine | lent by the application | its description |
      | --- | --- | --- | --- |
      | `JdkHttpTransport` | `java.net.http` | `HttpClient`, or an `Executor` | [package](../transport-jdk/src/main/java/dev/chasitor/transport/jdk/package-info.java) |
      | `VertxHttpTransport` | Vert.x HTTP client | `Vertx` | [package](../transport-vertx/src/main/java/dev/chasitor/transport/vertx/package-info.java) |
      | `VertxHttpTransport` | Vert.x Web Client | `WebClient`, with its interceptors | the same |
      | `SocketTransport` | `java.net.Socket` | – | [below](#a-third-one) |

      A transport never closes a lent engine. Proxies and TLS settings belong to the engine: lend one that has them.

      - [Versions](#versions)
      - [Proxies and private certificates](#proxies-and-private-certificates)
      - [The contract](#the-contract)
      - [Declared differences](#declared-differences)
      - [A third one](#a-third-one)

      ## Versions

      | | lowest | newest | what does not fit |
      | --- | --- | --- | --- |
      | JDK | 17 | 25 | |
      | jackson-core | 3.0.0 | 3.2.4 | |
      | Vert.x | 5.0.0 | 5.2.0 | `build()` throws for an older one and names the version |
      | Netty | the one of the Vert.x | the one of the Vert.x | the server says so at start; an exchange fails at once |

      The build tests the newest. `mvn -Pversions -pl versions/vertx,versions/jackson -am verify` tests the
      lowest of Vert.x and jackson-core. Netty must come from `io.vertx:vertx-dependencies` of the same
      version: another dependency management in front of it, such as a framework's, may bring one that
      does not fit.

      ## Proxies and private certificates

      | | JDK | Vert.x |
      | --- | --- | --- |
      | a private trust store, for the whole JVM | `-Djavax.net.ssl.trustStore=FILE` | the same |
      | one for the transport | lend `HttpClient.newBuilder().sslContext(…)` | lend a `WebClient` with `setTrustOptions` |
      | an HTTP proxy | lend `HttpClient.newBuilder().proxy(…)` | lend a `WebClient` with `setProxyOptions` |
      | its credentials | `builder().proxyCredentials(USER, PASSWORD)`, and for https `-Djdk.http.auth.tunneling.disabledSchemes=` on the command line | `ProxyOptions.setUsername` and `setPassword` |

      A proxy that does not connect is `PROXY_REFUSED`, whatever its status: it is no answer of the server.
      A host with an underscore works on Vert.x; `java.net.http` has no such hosts, and the transport
      refuses one when a client is built.

      ## The contract

      `TransportTck` tests each rule over real sockets, against a server that can hold, stall, dribble, cut
      and reset at any byte. *Broken* names the transports with a deliberate mistake that the rule must
      catch (`TransportMutantsTest`). **✓** means that all tests of the rule passed, **–** that the transport declares,
      with a reason, that it lacks the capability.

      A failure shows what was expected, the rule, its usual cause, and the journal of the server: connections,
      requests, the bytes that it sent, and who closed. `ThirdEngineTest` shows it for a first transport on
      `HttpURLConnection`, whose usual mistakes the failures name.

      """;

  private final StringBuilder out = new StringBuilder(HEAD);
  private final Map<String, List<String>> differences = new LinkedHashMap<>();
  private final Map<String, Map<TransportRule, Verdict>> verdicts = new LinkedHashMap<>();

  private TransportsPage() {}

  /**
   * The page.
   *
   * @param subjects the transports by their name on the page
   * @param example the source of the example
   */
  static String text(Map<String, TransportTck> subjects, String example) {
    TransportsPage page = new TransportsPage();
    subjects.forEach(
        (name, subject) -> page.verdicts.put(name, TransportExamination.examine(subject)));
    return page.text(example);
  }

  private String text(String example) {
    List<String> titles =
        new ArrayList<>(List.of("Rule", "It demands", "Level", "Tests", "Broken"));
    titles.addAll(verdicts.keySet());
    line(titles);
    line(titles.stream().map(title -> "---").toList());
    for (TransportRule rule : TransportRule.values()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  rule.id(),
                  rule.sentence(),
                  rule.level().toString(),
                  String.valueOf(TransportExamination.testsOf(rule).size()),
                  mutants(rule)));
      verdicts.forEach((name, all) -> cells.add(cell(name, rule, all.get(rule))));
      line(cells);
    }
    out.append("\n## Declared differences\n\n");
    differences.forEach(
        (reason, where) ->
            out.append("- ")
                .append(String.join(", ", where))
                .append(": ")
                .append(reason)
                .append(".\n"));
    out.append(
        """

        Between the engines of the box there are some that no rule is about:

        - A server that closes during a TLS handshake without an alert is `CONNECTION_LOST` on
          `java.net.http`, which does not tell how far it had come, and `NOT_CONNECTED` on the others.
        - `http` to this machine that would go by way of a proxy is the caller's mistake on `java.net.http`,
          which can be asked for its proxy, and `NOT_CONNECTED` with a Web Client, whose proxy shows once
          there is a connection. Neither shows the proxy the request.
        - A 204 that has chunks nevertheless is a lost connection on `java.net.http`; Vert.x drops them
          unseen.
        - The head of an answer may have 64 KiB on Vert.x, which stops there by itself, and what the JDK
          allows, at least that, on `java.net.http`. A Web Client has a limit of its own, 8 KiB unless set;
          the one of this page has 64.
        - An answer with both a length and chunks is `CONNECTION_LOST` on `java.net.http` and on sockets;
          Vert.x hides the length and believes the chunks, as HTTP allows.
        - HTTP/2 is an option of `JdkHttpTransport` only; `Http2Test` holds it to what does not depend on
          HTTP/1.1. All requests to a server share a connection then, and T-CON-01 ends where the server's
          room does: it takes so many at once, often 100, and what is more is `NOT_CONNECTED`, since the
          engine neither waits nor makes a second connection.

        ## A third one

        With `OneOutcome`, which wins the races between answer, failure, time-out, cancel and close, and
        `Destination`, which refuses what must not be sent, a transport is short. This one, on plain sockets,
        keeps to the same contract; it reads and writes messages with [SocketMessages](\
        ../cli/src/test/java/dev/chasitor/cli/transport/SocketMessages.java).

        ```java
        """);
    return out.append(example).append("```\n").toString();
  }

  private String cell(String subject, TransportRule rule, Verdict verdict) {
    if (!verdict.isKept()) {
      throw new AssertionError(subject + " breaks " + rule.id() + ": " + verdict.faults());
    }
    for (String reason : verdict.optedOut()) {
      differences
          .computeIfAbsent(reason, none -> new ArrayList<>())
          .add(rule.id() + " with " + subject);
    }
    return verdict.optedOut().isEmpty() ? "✓" : verdict.passed() > 0 ? "✓ –" : "–";
  }

  private static String mutants(TransportRule rule) {
    return Arrays.stream(TransportMutants.values())
        .filter(mutant -> mutant.killedBy() == rule)
        .map(mutant -> "`" + mutant + "`")
        .collect(Collectors.joining(", "));
  }

  private void line(List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
