package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.tck.transport.TransportExamination.Verdict;
import dev.chasitor.transport.HttpTransport;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The contract names each usual mistake of a first transport on an engine that the kit was not made
 * for: what was expected, the rule, its usual cause, and what happened at the server.
 */
class ThirdEngineTest {

  private static final String WIRE = "What happened at the server:";

  /** A mistake of {@link UrlConnectionTransport}, and what the contract must say about it. */
  enum Mistake {
    KEEPS_ONE_OF_EACH_HEADER(
        "T-REQ-02 header values go on the wire unchanged, repeats included",
        "expected: <[one, two]> but was: <[two]>",
        "puts headers into a map",
        "request 1: GET / with a body of 0 bytes"),
    THROWS_FOR_STATUSES(
        "T-RSP-01 every status is an answer",
        "Expected an answer, but the transport reported a failure: ",
        "throws for a status from 400 on",
        "bytes: HTTP/1.1 40"),
    TAKES_HALF_A_STATUS_LINE(
        "T-RSP-02 an answer cut anywhere fails, and is never a short success",
        "Expected the failure CONNECTION_LOST, but the transport reported an answer: status 200",
        "a status line that breaks off",
        "the server closed the connection"),
    SENDS_AGAIN(
        "T-RTY-01 nothing is sent again when a new connection is closed unanswered",
        "the transport reported an answer",
        "HttpURLConnection does so",
        "connection 2: request 2: GET /lost with a body of 0 bytes"),
    FOLLOWS_REDIRECTS(
        "T-RTY-02 a redirect is an answer, and is not followed",
        "expected: <301> but was: <200>",
        "follows redirects by default",
        "request 2: GET /here with a body of 0 bytes"),
    TIMES_EACH_READ(
        "T-TIM-01 the time-out covers a body that trickles",
        "The transport reported no outcome within",
        "time-out is for each read",
        "pieces: HTTP/1.1 200 Status"),
    IGNORES_CANCEL(
        "T-TIM-02 a cancelled poll is over at once, and its late answer reaches nobody",
        "The transport reported no outcome within",
        "Cancelling marks the exchange only",
        "request 1: GET /chat/rest/System/Messages?ack=-1"),
    MISTAKES_REFUSED_FOR_LOST(
        "T-FAI-01 a refused connection is no connection",
        "expected that there was no connection, observed Failed[failure=CONNECTION_LOST",
        "looks at the type of an exception only",
        ": nothing"),
    HAS_NO_LIMIT(
        "T-LIM-01 an answer of just the limit arrives, one byte more is too large",
        "Expected the failure TOO_LARGE, but the transport reported an answer: status 200 with 1001",
        "looks at its length afterwards",
        "the server sent 1"),
    GOES_ANYWHERE(
        "T-SEC-03 a name that looks like a loopback address is another machine",
        "127.example.org",
        "begins with 127",
        ": nothing");

    private final String test;
    private final String difference;
    private final String cause;
    private final String wire;

    Mistake(String test, String difference, String cause, String wire) {
      this.test = test;
      this.difference = difference;
      this.cause = cause;
      this.wire = wire;
    }
  }

  /** The transport on the third engine, as its author would test it. */
  private static final class Subject implements TransportTck {
    @Override
    public HttpTransport open(TransportOptions options) {
      return new UrlConnectionTransport();
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      throw new UnsupportedOperationException("the engine is the JDK's and cannot be lent");
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isNamed(Mistake mistake) {
    Verdict verdict = TransportExamination.examine(new Subject(), mistake.test);
    assertEquals(1, verdict.faults().size(), verdict::toString);
    String said = verdict.faults().get(0);
    for (String part :
        List.of(
            mistake.difference,
            "Rule " + mistake.test.substring(0, 8) + " (",
            "Usual cause: ",
            mistake.cause,
            WIRE,
            mistake.wire)) {
      assertTrue(said.contains(part), () -> "Not said: " + part + "\nbut: " + said);
    }
  }

  @Test
  void goesWellWhenAllGoesWell() {
    for (String test :
        List.of(
            "T-REQ-01 method, path and query go on the wire unchanged",
            "T-RSP-03 a dribbled answer is joined, split characters too")) {
      assertEquals(List.of(), TransportExamination.examine(new Subject(), test).faults());
    }
  }

  @Test
  void junitSaysTheSame() throws NoSuchMethodException {
    assertTrue(
        AnnotationSupport.findRepeatableAnnotations(Subject.class, ExtendWith.class).stream()
            .flatMap(extend -> List.of(extend.value()).stream())
            .anyMatch(ExplainsFailures.class::equals));
    ExtensionContext context = contextOf(TransportTck.class.getMethod("deliversEveryStatus"));
    ExplainsFailures extension = new ExplainsFailures();
    extension.beforeTestExecution(context);
    AssertionError thrown = new AssertionFailedError("as it was", 1, 2);
    AssertionFailedError explained =
        assertThrows(
            AssertionFailedError.class,
            () -> extension.handleTestExecutionException(context, thrown));
    String message = String.valueOf(explained.getMessage());
    assertTrue(message.startsWith("as it was"), message);
    assertTrue(message.contains("Rule T-RSP-01 (MUST): "), message);
    assertTrue(message.contains(WIRE + " the test used none."), message);
    assertEquals("1", explained.getExpected().getStringRepresentation());
    assertSame(thrown, explained.getCause());

    TestAbortedException skipped = new TestAbortedException("a reason");
    assertSame(
        skipped,
        assertThrows(
            TestAbortedException.class,
            () -> extension.handleTestExecutionException(context, skipped)));
  }

  /** The only question that the extension asks is the one for the test's method. */
  private static ExtensionContext contextOf(Method test) {
    return (ExtensionContext)
        Proxy.newProxyInstance(
            ThirdEngineTest.class.getClassLoader(),
            new Class<?>[] {ExtensionContext.class},
            (proxy, asked, arguments) -> {
              if (asked.getName().equals("getTestMethod")) {
                return Optional.of(test);
              }
              throw new UnsupportedOperationException(asked.getName());
            });
  }
}
